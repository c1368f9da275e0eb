package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/**
 * The feature flags of CPUID leaf 80000001H and the address widths of leaf 80000008H, 32 bits a register. Intel SDM
 * Vol. 2A, CPUID, table 3-8; the fields of AMD processors from the AMD64 manual, Vol. 3, appendix E.
 */
public final class CpuidExtendedFeatures {
    /** LAHF and SAHF are there in 64-bit mode. */
    public static final BitField LAHF = BitField.bit("LAHF", 0, Access.READ_ONLY);
    /** An AMD processor has its own virtualization, AMD-V; it has no VMXON. */
    public static final BitField SVM = BitField.bit("SVM", 2, Access.READ_ONLY);
    /** LZCNT, which counts leading zeros, is there. */
    public static final BitField LZCNT = BitField.bit("LZCNT", 5, Access.READ_ONLY);
    /** PREFETCHW is there. */
    public static final BitField PREFETCHW = BitField.bit("PREFETCHW", 8, Access.READ_ONLY);
    /** SYSCALL and SYSRET are there in 64-bit mode; outside it Intel shows 0. */
    public static final BitField SYSCALL = BitField.bit("SYSCALL", 11, Access.READ_ONLY);
    /** Pages can forbid execution, so IA32_EFER.NXE may be set. */
    public static final BitField NX = BitField.bit("NX", 20, Access.READ_ONLY);
    /** 1-GByte pages are there. */
    public static final BitField PAGES_1G = BitField.bit("1G pages", 26, Access.READ_ONLY);
    /** RDTSCP and IA32_TSC_AUX are there. */
    public static final BitField RDTSCP = BitField.bit("RDTSCP", 27, Access.READ_ONLY);
    /** 64-bit mode is there, so IA32_EFER.LME may be set. */
    public static final BitField LM = BitField.bit("LM", 29, Access.READ_ONLY);
    /** The width of a physical address: a VMXON pointer with a bit at or above it makes VMXON fail with CF=1. */
    public static final BitField PHYSICAL_ADDRESS_BITS =
            BitField.range("Physical address bits", 7, 0, Access.READ_ONLY);
    /** The width of a linear address: 48 with 4-level paging, 57 with 5-level paging. */
    public static final BitField LINEAR_ADDRESS_BITS = BitField.range("Linear address bits", 15, 8, Access.READ_ONLY);
    /** On AMD the width of a guest's physical address, where it differs; 0 on Intel. */
    public static final BitField GUEST_PHYSICAL_ADDRESS_BITS =
            BitField.range("Guest physical address bits", 23, 16, Access.READ_ONLY);

    /** Leaf 80000001H, ECX. */
    public static final RegisterLayout ECX = RegisterLayout.of(
            "CPUID.80000001H:ECX",
            32,
            "Intel SDM Vol. 2A, CPUID, leaf 80000001H",
            Access.RESERVED_IGNORED,
            LAHF,
            SVM,
            LZCNT,
            PREFETCHW);

    /** Leaf 80000001H, EDX. */
    public static final RegisterLayout EDX = RegisterLayout.of(
            "CPUID.80000001H:EDX",
            32,
            "Intel SDM Vol. 2A, CPUID, leaf 80000001H",
            Access.RESERVED_IGNORED,
            SYSCALL,
            NX,
            PAGES_1G,
            RDTSCP,
            LM);

    /** Leaf 80000008H, EAX. */
    public static final RegisterLayout ADDRESS_EAX = RegisterLayout.of(
            "CPUID.80000008H:EAX",
            32,
            "Intel SDM Vol. 2A, CPUID, leaf 80000008H",
            Access.RESERVED_IGNORED,
            PHYSICAL_ADDRESS_BITS,
            LINEAR_ADDRESS_BITS,
            GUEST_PHYSICAL_ADDRESS_BITS);

    private CpuidExtendedFeatures() {}
}
