package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** Control register CR4, 64 bits. Intel SDM Vol. 3A, section 2.5. */
public final class Cr4 {
    /** Virtual-8086 mode extensions. Bit 0, often mistaken for {@link #VMXE}. */
    public static final BitField VME = BitField.bit("VME", 0);
    /** Protected-mode virtual interrupts. */
    public static final BitField PVI = BitField.bit("PVI", 1);
    /** Time stamp disable. */
    public static final BitField TSD = BitField.bit("TSD", 2);
    /** Debugging extensions. */
    public static final BitField DE = BitField.bit("DE", 3);
    /** Page size extensions. */
    public static final BitField PSE = BitField.bit("PSE", 4);
    /** Physical address extension. */
    public static final BitField PAE = BitField.bit("PAE", 5);
    /** Machine-check enable. */
    public static final BitField MCE = BitField.bit("MCE", 6);
    /** Page global enable. */
    public static final BitField PGE = BitField.bit("PGE", 7);
    /** Performance-monitoring counter enable. */
    public static final BitField PCE = BitField.bit("PCE", 8);
    /** Operating system support for FXSAVE and FXRSTOR. */
    public static final BitField OSFXSR = BitField.bit("OSFXSR", 9);
    /** Operating system support for unmasked SIMD exceptions. */
    public static final BitField OSXMMEXCPT = BitField.bit("OSXMMEXCPT", 10);
    /** User-mode instruction prevention. */
    public static final BitField UMIP = BitField.bit("UMIP", 11);
    /** 57-bit linear addresses. */
    public static final BitField LA57 = BitField.bit("LA57", 12);
    /** VMX enable. Mask 2000H. */
    public static final BitField VMXE = BitField.bit("VMXE", 13);
    /** Safer mode extensions enable. */
    public static final BitField SMXE = BitField.bit("SMXE", 14);
    /** FS and GS base instructions enable. */
    public static final BitField FSGSBASE = BitField.bit("FSGSBASE", 16);
    /** Process-context identifiers enable. */
    public static final BitField PCIDE = BitField.bit("PCIDE", 17);
    /** XSAVE and processor extended states enable. */
    public static final BitField OSXSAVE = BitField.bit("OSXSAVE", 18);
    /** Key locker enable. */
    public static final BitField KL = BitField.bit("KL", 19);
    /** Supervisor-mode execution prevention. */
    public static final BitField SMEP = BitField.bit("SMEP", 20);
    /** Supervisor-mode access prevention. */
    public static final BitField SMAP = BitField.bit("SMAP", 21);
    /** Protection keys for user pages. */
    public static final BitField PKE = BitField.bit("PKE", 22);
    /** Control-flow enforcement technology. */
    public static final BitField CET = BitField.bit("CET", 23);
    /** Protection keys for supervisor pages. */
    public static final BitField PKS = BitField.bit("PKS", 24);
    /** User interrupts. */
    public static final BitField UINTR = BitField.bit("UINTR", 25);
    /** Linear-address-space separation. */
    public static final BitField LASS = BitField.bit("LASS", 27);
    /** Supervisor linear-address masking. */
    public static final BitField LAM_SUP = BitField.bit("LAM_SUP", 28);
    /** Flexible return and event delivery. */
    public static final BitField FRED = BitField.bit("FRED", 32);

    /** All fields; setting a reserved bit raises #GP(0). */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "CR4",
            64,
            "Intel SDM Vol. 3A, 2.5",
            Access.RESERVED_ZERO,
            VME,
            PVI,
            TSD,
            DE,
            PSE,
            PAE,
            MCE,
            PGE,
            PCE,
            OSFXSR,
            OSXMMEXCPT,
            UMIP,
            LA57,
            VMXE,
            SMXE,
            FSGSBASE,
            PCIDE,
            OSXSAVE,
            KL,
            SMEP,
            SMAP,
            PKE,
            CET,
            PKS,
            UINTR,
            LASS,
            LAM_SUP,
            FRED);

    private Cr4() {}
}
