package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The feature flags of CPUID leaf 1, 32 bits a register. Intel SDM Vol. 2A, CPUID, tables 3-10 and 3-11. */
public final class CpuidFeatures {
    /** The SSE3 instructions are there. */
    public static final BitField SSE3 = BitField.bit("SSE3", 0, Access.READ_ONLY);
    /** The carry-less multiplication PCLMULQDQ is there. */
    public static final BitField PCLMULQDQ = BitField.bit("PCLMULQDQ", 1, Access.READ_ONLY);
    /** The debug store area has its 64-bit layout. */
    public static final BitField DTES64 = BitField.bit("DTES64", 2, Access.READ_ONLY);
    /** MONITOR and MWAIT are there. */
    public static final BitField MONITOR = BitField.bit("MONITOR", 3, Access.READ_ONLY);
    /** The debug store can be limited to one privilege level. */
    public static final BitField DS_CPL = BitField.bit("DS-CPL", 4, Access.READ_ONLY);
    /** Virtual machine extensions: CR4.VMXE may be set and VMXON executed. */
    public static final BitField VMX = BitField.bit("VMX", 5, Access.READ_ONLY);
    /** Safer mode extensions. */
    public static final BitField SMX = BitField.bit("SMX", 6, Access.READ_ONLY);
    /** Enhanced SpeedStep: the processor can change its clock and voltage. */
    public static final BitField EIST = BitField.bit("EIST", 7, Access.READ_ONLY);
    /** The second thermal monitor is there. */
    public static final BitField TM2 = BitField.bit("TM2", 8, Access.READ_ONLY);
    /** The supplemental SSE3 instructions are there. */
    public static final BitField SSSE3 = BitField.bit("SSSE3", 9, Access.READ_ONLY);
    /** The L1 data cache can be set to adaptive or shared mode. */
    public static final BitField CNXT_ID = BitField.bit("CNXT-ID", 10, Access.READ_ONLY);
    /** The silicon debug interface IA32_DEBUG_INTERFACE is there. */
    public static final BitField SDBG = BitField.bit("SDBG", 11, Access.READ_ONLY);
    /** The fused multiply-add instructions on YMM registers are there. */
    public static final BitField FMA = BitField.bit("FMA", 12, Access.READ_ONLY);
    /** CMPXCHG16B, the 16-byte compare and exchange, is there; 64-bit Windows needs it. */
    public static final BitField CMPXCHG16B = BitField.bit("CMPXCHG16B", 13, Access.READ_ONLY);
    /** The processor can be told not to send task priority messages. */
    public static final BitField XTPR = BitField.bit("xTPR", 14, Access.READ_ONLY);
    /** IA32_PERF_CAPABILITIES is there. */
    public static final BitField PDCM = BitField.bit("PDCM", 15, Access.READ_ONLY);
    /** Process-context identifiers are there, so CR4.PCIDE may be set. */
    public static final BitField PCID = BitField.bit("PCID", 17, Access.READ_ONLY);
    /** A device can place data directly into the cache. */
    public static final BitField DCA = BitField.bit("DCA", 18, Access.READ_ONLY);
    /** The SSE4.1 instructions are there. */
    public static final BitField SSE4_1 = BitField.bit("SSE4.1", 19, Access.READ_ONLY);
    /** The SSE4.2 instructions are there. */
    public static final BitField SSE4_2 = BitField.bit("SSE4.2", 20, Access.READ_ONLY);
    /** The local APIC has its x2APIC mode, worked through MSRs. */
    public static final BitField X2APIC = BitField.bit("x2APIC", 21, Access.READ_ONLY);
    /** MOVBE, a move that swaps the bytes, is there. */
    public static final BitField MOVBE = BitField.bit("MOVBE", 22, Access.READ_ONLY);
    /** POPCNT, which counts the bits that are 1, is there. */
    public static final BitField POPCNT = BitField.bit("POPCNT", 23, Access.READ_ONLY);
    /** The APIC timer can fire at a value of the time-stamp counter. */
    public static final BitField TSC_DEADLINE = BitField.bit("TSC-Deadline", 24, Access.READ_ONLY);
    /** The AES instructions are there. */
    public static final BitField AESNI = BitField.bit("AESNI", 25, Access.READ_ONLY);
    /** XSAVE, XRSTOR, XSETBV and XGETBV are there, so CR4.OSXSAVE may be set. */
    public static final BitField XSAVE = BitField.bit("XSAVE", 26, Access.READ_ONLY);
    /** The operating system has set CR4.OSXSAVE; this bit follows that one. */
    public static final BitField OSXSAVE = BitField.bit("OSXSAVE", 27, Access.READ_ONLY);
    /** The AVX instructions are there. */
    public static final BitField AVX = BitField.bit("AVX", 28, Access.READ_ONLY);
    /** The conversions between half and single precision are there. */
    public static final BitField F16C = BitField.bit("F16C", 29, Access.READ_ONLY);
    /** RDRAND, a hardware random number, is there. */
    public static final BitField RDRAND = BitField.bit("RDRAND", 30, Access.READ_ONLY);
    /** Set by a hypervisor for its guests; 0 on a bare Intel processor. */
    public static final BitField HYPERVISOR = BitField.bit("Hypervisor", 31, Access.READ_ONLY);
    /** The x87 floating-point unit is on the chip. */
    public static final BitField FPU = BitField.bit("FPU", 0, Access.READ_ONLY);
    /** Virtual-8086 mode enhancements are there, so CR4.VME and CR4.PVI may be set. Not VMX: that is ECX bit 5. */
    public static final BitField VME = BitField.bit("VME", 1, Access.READ_ONLY);
    /** I/O breakpoints are there, so CR4.DE may be set. */
    public static final BitField DE = BitField.bit("DE", 2, Access.READ_ONLY);
    /** 4-MByte pages are there, so CR4.PSE may be set. */
    public static final BitField PSE = BitField.bit("PSE", 3, Access.READ_ONLY);
    /** The time-stamp counter is there, so CR4.TSD may be set. */
    public static final BitField TSC = BitField.bit("TSC", 4, Access.READ_ONLY);
    /** RDMSR and WRMSR are there; without them IA32_FEATURE_CONTROL cannot be reached. */
    public static final BitField MSR = BitField.bit("MSR", 5, Access.READ_ONLY);
    /** Physical addresses wider than 32 bits are there, so CR4.PAE may be set. */
    public static final BitField PAE = BitField.bit("PAE", 6, Access.READ_ONLY);
    /** The machine-check exception is there, so CR4.MCE may be set. */
    public static final BitField MCE = BitField.bit("MCE", 7, Access.READ_ONLY);
    /** CMPXCHG8B, the 8-byte compare and exchange, is there. */
    public static final BitField CX8 = BitField.bit("CX8", 8, Access.READ_ONLY);
    /** The local APIC is there and enabled; this bit follows IA32_APIC_BASE. */
    public static final BitField APIC = BitField.bit("APIC", 9, Access.READ_ONLY);
    /** SYSENTER and SYSEXIT are there. */
    public static final BitField SEP = BitField.bit("SEP", 11, Access.READ_ONLY);
    /** Memory type range registers are there. */
    public static final BitField MTRR = BitField.bit("MTRR", 12, Access.READ_ONLY);
    /** Global pages are there, so CR4.PGE may be set. */
    public static final BitField PGE = BitField.bit("PGE", 13, Access.READ_ONLY);
    /** The machine-check architecture's banks are there. */
    public static final BitField MCA = BitField.bit("MCA", 14, Access.READ_ONLY);
    /** The conditional moves are there. */
    public static final BitField CMOV = BitField.bit("CMOV", 15, Access.READ_ONLY);
    /** The page attribute table is there. */
    public static final BitField PAT = BitField.bit("PAT", 16, Access.READ_ONLY);
    /** 4-MByte pages can lie above 4 GBytes. */
    public static final BitField PSE_36 = BitField.bit("PSE-36", 17, Access.READ_ONLY);
    /** The processor serial number is there and enabled. */
    public static final BitField PSN = BitField.bit("PSN", 18, Access.READ_ONLY);
    /** CLFLUSH is there. */
    public static final BitField CLFSH = BitField.bit("CLFSH", 19, Access.READ_ONLY);
    /** The debug store, which records branches in memory, is there. */
    public static final BitField DS = BitField.bit("DS", 21, Access.READ_ONLY);
    /** The thermal monitor and the clock can be worked through MSRs. */
    public static final BitField ACPI = BitField.bit("ACPI", 22, Access.READ_ONLY);
    /** The MMX instructions are there. */
    public static final BitField MMX = BitField.bit("MMX", 23, Access.READ_ONLY);
    /** FXSAVE and FXRSTOR are there, so CR4.OSFXSR may be set. */
    public static final BitField FXSR = BitField.bit("FXSR", 24, Access.READ_ONLY);
    /** The SSE instructions are there, so CR4.OSXMMEXCPT may be set. */
    public static final BitField SSE = BitField.bit("SSE", 25, Access.READ_ONLY);
    /** The SSE2 instructions are there. */
    public static final BitField SSE2 = BitField.bit("SSE2", 26, Access.READ_ONLY);
    /** The processor snoops its own caches when memory types conflict. */
    public static final BitField SS = BitField.bit("SS", 27, Access.READ_ONLY);
    /** The package may hold more than one logical processor; each needs its own VMXON. */
    public static final BitField HTT = BitField.bit("HTT", 28, Access.READ_ONLY);
    /** The first thermal monitor is there. */
    public static final BitField TM = BitField.bit("TM", 29, Access.READ_ONLY);
    /** The processor can signal a pending break while its clock is stopped. */
    public static final BitField PBE = BitField.bit("PBE", 31, Access.READ_ONLY);

    /** Leaf 1, ECX. */
    public static final RegisterLayout ECX = RegisterLayout.of(
            "CPUID.1:ECX",
            32,
            "Intel SDM Vol. 2A, CPUID, table 3-10",
            Access.RESERVED_IGNORED,
            SSE3,
            PCLMULQDQ,
            DTES64,
            MONITOR,
            DS_CPL,
            VMX,
            SMX,
            EIST,
            TM2,
            SSSE3,
            CNXT_ID,
            SDBG,
            FMA,
            CMPXCHG16B,
            XTPR,
            PDCM,
            PCID,
            DCA,
            SSE4_1,
            SSE4_2,
            X2APIC,
            MOVBE,
            POPCNT,
            TSC_DEADLINE,
            AESNI,
            XSAVE,
            OSXSAVE,
            AVX,
            F16C,
            RDRAND,
            HYPERVISOR);

    /** Leaf 1, EDX. */
    public static final RegisterLayout EDX = RegisterLayout.of(
            "CPUID.1:EDX",
            32,
            "Intel SDM Vol. 2A, CPUID, table 3-11",
            Access.RESERVED_IGNORED,
            FPU,
            VME,
            DE,
            PSE,
            TSC,
            MSR,
            PAE,
            MCE,
            CX8,
            APIC,
            SEP,
            MTRR,
            PGE,
            MCA,
            CMOV,
            PAT,
            PSE_36,
            PSN,
            CLFSH,
            DS,
            ACPI,
            MMX,
            FXSR,
            SSE,
            SSE2,
            SS,
            HTT,
            TM,
            PBE);

    private CpuidFeatures() {}
}
