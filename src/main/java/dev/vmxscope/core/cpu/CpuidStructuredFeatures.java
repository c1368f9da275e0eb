package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/**
 * The feature flags of CPUID leaf 7, subleaves 0 and 1, 32 bits a register. Intel SDM Vol. 2A, CPUID, table 3-8,
 * "Structured Extended Feature Flags Enumeration Leaf".
 */
public final class CpuidStructuredFeatures {
    /** RDFSBASE, WRGSBASE and their kin are there, so CR4.FSGSBASE may be set. */
    public static final BitField FSGSBASE = BitField.bit("FSGSBASE", 0, Access.READ_ONLY);
    /** IA32_TSC_ADJUST is there. */
    public static final BitField IA32_TSC_ADJUST = BitField.bit("IA32_TSC_ADJUST", 1, Access.READ_ONLY);
    /** Software Guard Extensions are there; IA32_FEATURE_CONTROL then has an enable for them. */
    public static final BitField SGX = BitField.bit("SGX", 2, Access.READ_ONLY);
    /** The first group of bit manipulation instructions is there. */
    public static final BitField BMI1 = BitField.bit("BMI1", 3, Access.READ_ONLY);
    /** Hardware lock elision is there. */
    public static final BitField HLE = BitField.bit("HLE", 4, Access.READ_ONLY);
    /** The AVX2 instructions are there. */
    public static final BitField AVX2 = BitField.bit("AVX2", 5, Access.READ_ONLY);
    /** The x87 data pointer is updated only on an x87 exception. */
    public static final BitField FDP_EXCPTN_ONLY = BitField.bit("FDP_EXCPTN_ONLY", 6, Access.READ_ONLY);
    /** Supervisor-mode execution prevention is there, so CR4.SMEP may be set. */
    public static final BitField SMEP = BitField.bit("SMEP", 7, Access.READ_ONLY);
    /** The second group of bit manipulation instructions is there. */
    public static final BitField BMI2 = BitField.bit("BMI2", 8, Access.READ_ONLY);
    /** REP MOVSB and REP STOSB are fast. */
    public static final BitField ERMS = BitField.bit("ERMS", 9, Access.READ_ONLY);
    /** INVPCID is there. */
    public static final BitField INVPCID = BitField.bit("INVPCID", 10, Access.READ_ONLY);
    /** Restricted transactional memory is there. */
    public static final BitField RTM = BitField.bit("RTM", 11, Access.READ_ONLY);
    /** Cache use and memory bandwidth can be monitored. */
    public static final BitField RDT_M = BitField.bit("RDT-M", 12, Access.READ_ONLY);
    /** The x87 unit no longer keeps code and data segment selectors. */
    public static final BitField NO_FPU_CS_AND_DS = BitField.bit("No FPU CS and DS", 13, Access.READ_ONLY);
    /** Memory protection extensions are there. */
    public static final BitField MPX = BitField.bit("MPX", 14, Access.READ_ONLY);
    /** Cache and memory bandwidth can be allotted. */
    public static final BitField RDT_A = BitField.bit("RDT-A", 15, Access.READ_ONLY);
    /** The foundation of AVX-512 is there. */
    public static final BitField AVX512F = BitField.bit("AVX512F", 16, Access.READ_ONLY);
    /** AVX-512 on doublewords and quadwords is there. */
    public static final BitField AVX512DQ = BitField.bit("AVX512DQ", 17, Access.READ_ONLY);
    /** RDSEED, a seed for random numbers, is there. */
    public static final BitField RDSEED = BitField.bit("RDSEED", 18, Access.READ_ONLY);
    /** ADCX and ADOX, additions with a carry of their own, are there. */
    public static final BitField ADX = BitField.bit("ADX", 19, Access.READ_ONLY);
    /** Supervisor-mode access prevention is there, so CR4.SMAP may be set. */
    public static final BitField SMAP = BitField.bit("SMAP", 20, Access.READ_ONLY);
    /** AVX-512 integer fused multiply-add is there. */
    public static final BitField AVX512_IFMA = BitField.bit("AVX512_IFMA", 21, Access.READ_ONLY);
    /** CLFLUSHOPT is there. */
    public static final BitField CLFLUSHOPT = BitField.bit("CLFLUSHOPT", 23, Access.READ_ONLY);
    /** CLWB, which writes a cache line back and keeps it, is there. */
    public static final BitField CLWB = BitField.bit("CLWB", 24, Access.READ_ONLY);
    /** Processor Trace is there; where bit 14 of IA32_VMX_MISC is 0, VMXON switches it off. */
    public static final BitField INTEL_PT = BitField.bit("Intel PT", 25, Access.READ_ONLY);
    /** AVX-512 prefetches are there. */
    public static final BitField AVX512PF = BitField.bit("AVX512PF", 26, Access.READ_ONLY);
    /** AVX-512 exponentials and reciprocals are there. */
    public static final BitField AVX512ER = BitField.bit("AVX512ER", 27, Access.READ_ONLY);
    /** AVX-512 conflict detection is there. */
    public static final BitField AVX512CD = BitField.bit("AVX512CD", 28, Access.READ_ONLY);
    /** The SHA instructions are there. */
    public static final BitField SHA = BitField.bit("SHA", 29, Access.READ_ONLY);
    /** AVX-512 on bytes and words is there. */
    public static final BitField AVX512BW = BitField.bit("AVX512BW", 30, Access.READ_ONLY);
    /** AVX-512 on 128-bit and 256-bit vectors is there. */
    public static final BitField AVX512VL = BitField.bit("AVX512VL", 31, Access.READ_ONLY);
    /** PREFETCHWT1 is there. */
    public static final BitField PREFETCHWT1 = BitField.bit("PREFETCHWT1", 0, Access.READ_ONLY);
    /** AVX-512 byte permutations are there. */
    public static final BitField AVX512_VBMI = BitField.bit("AVX512_VBMI", 1, Access.READ_ONLY);
    /** User-mode instruction prevention is there, so CR4.UMIP may be set. */
    public static final BitField UMIP = BitField.bit("UMIP", 2, Access.READ_ONLY);
    /** Protection keys for user pages are there, so CR4.PKE may be set. */
    public static final BitField PKU = BitField.bit("PKU", 3, Access.READ_ONLY);
    /** The operating system has set CR4.PKE; this bit follows that one. */
    public static final BitField OSPKE = BitField.bit("OSPKE", 4, Access.READ_ONLY);
    /** TPAUSE, UMONITOR and UMWAIT are there. */
    public static final BitField WAITPKG = BitField.bit("WAITPKG", 5, Access.READ_ONLY);
    /** More AVX-512 byte and word instructions are there. */
    public static final BitField AVX512_VBMI2 = BitField.bit("AVX512_VBMI2", 6, Access.READ_ONLY);
    /** Shadow stacks are there, so CR4.CET may be set. */
    public static final BitField CET_SS = BitField.bit("CET_SS", 7, Access.READ_ONLY);
    /** The Galois field instructions are there. */
    public static final BitField GFNI = BitField.bit("GFNI", 8, Access.READ_ONLY);
    /** AES on vector registers is there. */
    public static final BitField VAES = BitField.bit("VAES", 9, Access.READ_ONLY);
    /** Carry-less multiplication on vector registers is there. */
    public static final BitField VPCLMULQDQ = BitField.bit("VPCLMULQDQ", 10, Access.READ_ONLY);
    /** AVX-512 neural network instructions are there. */
    public static final BitField AVX512_VNNI = BitField.bit("AVX512_VNNI", 11, Access.READ_ONLY);
    /** AVX-512 bit counting on bytes and words is there. */
    public static final BitField AVX512_BITALG = BitField.bit("AVX512_BITALG", 12, Access.READ_ONLY);
    /** Memory encryption has its MSRs; an enabled key takes bits from the physical address. */
    public static final BitField TME_EN = BitField.bit("TME_EN", 13, Access.READ_ONLY);
    /** AVX-512 bit counting on doublewords and quadwords is there. */
    public static final BitField AVX512_VPOPCNTDQ = BitField.bit("AVX512_VPOPCNTDQ", 14, Access.READ_ONLY);
    /** 57-bit linear addresses and 5-level paging are there, so CR4.LA57 may be set. */
    public static final BitField LA57 = BitField.bit("LA57", 16, Access.READ_ONLY);
    /** How far BNDLDX and BNDSTX widen user addresses. */
    public static final BitField MAWAU = BitField.range("MAWAU", 21, 17, Access.READ_ONLY);
    /** RDPID is there. */
    public static final BitField RDPID = BitField.bit("RDPID", 22, Access.READ_ONLY);
    /** Key Locker is there, so CR4.KL may be set. */
    public static final BitField KL = BitField.bit("KL", 23, Access.READ_ONLY);
    /** The operating system can be told of bus locks. */
    public static final BitField BUS_LOCK_DETECT = BitField.bit("BUS_LOCK_DETECT", 24, Access.READ_ONLY);
    /** CLDEMOTE, a hint to move a cache line away, is there. */
    public static final BitField CLDEMOTE = BitField.bit("CLDEMOTE", 25, Access.READ_ONLY);
    /** MOVDIRI, a direct store, is there. */
    public static final BitField MOVDIRI = BitField.bit("MOVDIRI", 27, Access.READ_ONLY);
    /** MOVDIR64B, a direct store of 64 bytes, is there. */
    public static final BitField MOVDIR64B = BitField.bit("MOVDIR64B", 28, Access.READ_ONLY);
    /** ENQCMD, a store that hands work to a device, is there. */
    public static final BitField ENQCMD = BitField.bit("ENQCMD", 29, Access.READ_ONLY);
    /** SGX launch control is there; IA32_FEATURE_CONTROL then has an enable for it. */
    public static final BitField SGX_LC = BitField.bit("SGX_LC", 30, Access.READ_ONLY);
    /** Protection keys for supervisor pages are there, so CR4.PKS may be set. */
    public static final BitField PKS = BitField.bit("PKS", 31, Access.READ_ONLY);
    /** Attestation services for SGX are there. */
    public static final BitField SGX_KEYS = BitField.bit("SGX-KEYS", 1, Access.READ_ONLY);
    /** AVX-512 neural network instructions on words are there. */
    public static final BitField AVX512_4VNNIW = BitField.bit("AVX512_4VNNIW", 2, Access.READ_ONLY);
    /** AVX-512 multiply-accumulate in single precision is there. */
    public static final BitField AVX512_4FMAPS = BitField.bit("AVX512_4FMAPS", 3, Access.READ_ONLY);
    /** A short REP MOVSB is fast. */
    public static final BitField FSRM = BitField.bit("FSRM", 4, Access.READ_ONLY);
    /** User interrupts are there, so CR4.UINTR may be set. */
    public static final BitField UINTR = BitField.bit("UINTR", 5, Access.READ_ONLY);
    /** AVX-512 intersections of vectors are there. */
    public static final BitField AVX512_VP2INTERSECT = BitField.bit("AVX512_VP2INTERSECT", 8, Access.READ_ONLY);
    /** The mitigation of sampled random numbers can be controlled. */
    public static final BitField SRBDS_CTRL = BitField.bit("SRBDS_CTRL", 9, Access.READ_ONLY);
    /** VERW also clears internal buffers. */
    public static final BitField MD_CLEAR = BitField.bit("MD_CLEAR", 10, Access.READ_ONLY);
    /** A transaction always aborts. */
    public static final BitField RTM_ALWAYS_ABORT = BitField.bit("RTM_ALWAYS_ABORT", 11, Access.READ_ONLY);
    /** Transactions can be made to abort. */
    public static final BitField RTM_FORCE_ABORT = BitField.bit("RTM_FORCE_ABORT", 13, Access.READ_ONLY);
    /** SERIALIZE is there. */
    public static final BitField SERIALIZE = BitField.bit("SERIALIZE", 14, Access.READ_ONLY);
    /** The package holds cores of different kinds; look at every processor, not at the first only. */
    public static final BitField HYBRID = BitField.bit("Hybrid", 15, Access.READ_ONLY);
    /** A transaction can leave some loads out of its tracking. */
    public static final BitField TSXLDTRK = BitField.bit("TSXLDTRK", 16, Access.READ_ONLY);
    /** PCONFIG, which programs platform features, is there. */
    public static final BitField PCONFIG = BitField.bit("PCONFIG", 18, Access.READ_ONLY);
    /** Architectural last branch records are there. */
    public static final BitField ARCH_LBR = BitField.bit("ARCH_LBR", 19, Access.READ_ONLY);
    /** Indirect branch tracking is there, so CR4.CET may be set. */
    public static final BitField CET_IBT = BitField.bit("CET_IBT", 20, Access.READ_ONLY);
    /** Matrix tiles of bfloat16 are there. */
    public static final BitField AMX_BF16 = BitField.bit("AMX-BF16", 22, Access.READ_ONLY);
    /** AVX-512 on half precision is there. */
    public static final BitField AVX512_FP16 = BitField.bit("AVX512_FP16", 23, Access.READ_ONLY);
    /** Matrix tiles are there. */
    public static final BitField AMX_TILE = BitField.bit("AMX-TILE", 24, Access.READ_ONLY);
    /** Matrix tiles of 8-bit integers are there. */
    public static final BitField AMX_INT8 = BitField.bit("AMX-INT8", 25, Access.READ_ONLY);
    /** Indirect branch speculation can be restricted through IA32_SPEC_CTRL and IA32_PRED_CMD. */
    public static final BitField IBRS_IBPB = BitField.bit("IBRS_IBPB", 26, Access.READ_ONLY);
    /** A thread can be shielded from its sibling's branch predictions. */
    public static final BitField STIBP = BitField.bit("STIBP", 27, Access.READ_ONLY);
    /** IA32_FLUSH_CMD, which flushes the L1 data cache, is there. */
    public static final BitField L1D_FLUSH = BitField.bit("L1D_FLUSH", 28, Access.READ_ONLY);
    /** IA32_ARCH_CAPABILITIES is there. */
    public static final BitField IA32_ARCH_CAPABILITIES = BitField.bit("IA32_ARCH_CAPABILITIES", 29, Access.READ_ONLY);
    /** IA32_CORE_CAPABILITIES is there. */
    public static final BitField IA32_CORE_CAPABILITIES = BitField.bit("IA32_CORE_CAPABILITIES", 30, Access.READ_ONLY);
    /** Speculative store bypass can be disabled. */
    public static final BitField SSBD = BitField.bit("SSBD", 31, Access.READ_ONLY);
    /** AVX neural network instructions are there. */
    public static final BitField AVX_VNNI = BitField.bit("AVX-VNNI", 4, Access.READ_ONLY);
    /** AVX-512 on bfloat16 is there. */
    public static final BitField AVX512_BF16 = BitField.bit("AVX512_BF16", 5, Access.READ_ONLY);
    /** Linear-address-space separation is there, so CR4.LASS may be set. */
    public static final BitField LASS = BitField.bit("LASS", 6, Access.READ_ONLY);
    /** Compare, add and store on a condition is there. */
    public static final BitField CMPCCXADD = BitField.bit("CMPCCXADD", 7, Access.READ_ONLY);
    /** A REP MOVSB of length zero is fast. */
    public static final BitField FZRM = BitField.bit("FZRM", 10, Access.READ_ONLY);
    /** A short REP STOSB is fast. */
    public static final BitField FSRS = BitField.bit("FSRS", 11, Access.READ_ONLY);
    /** A short REP CMPSB or SCASB is fast. */
    public static final BitField FSRC = BitField.bit("FSRC", 12, Access.READ_ONLY);
    /** Flexible return and event delivery is there, so CR4.FRED may be set. */
    public static final BitField FRED = BitField.bit("FRED", 17, Access.READ_ONLY);
    /** LKGS, which loads the kernel's GS base, is there. */
    public static final BitField LKGS = BitField.bit("LKGS", 18, Access.READ_ONLY);
    /** WRMSRNS, a WRMSR that does not serialise, is there. */
    public static final BitField WRMSRNS = BitField.bit("WRMSRNS", 19, Access.READ_ONLY);
    /** Matrix tiles of half precision are there. */
    public static final BitField AMX_FP16 = BitField.bit("AMX-FP16", 21, Access.READ_ONLY);
    /** HRESET, which clears branch history, is there. */
    public static final BitField HRESET = BitField.bit("HRESET", 22, Access.READ_ONLY);
    /** AVX integer fused multiply-add is there. */
    public static final BitField AVX_IFMA = BitField.bit("AVX-IFMA", 23, Access.READ_ONLY);
    /** Linear-address masking is there, so CR4.LAM_SUP may be set. */
    public static final BitField LAM = BitField.bit("LAM", 26, Access.READ_ONLY);
    /** RDMSRLIST and WRMSRLIST are there. */
    public static final BitField MSRLIST = BitField.bit("MSRLIST", 27, Access.READ_ONLY);

    /** Leaf 7, subleaf 0, EBX. */
    public static final RegisterLayout EBX = RegisterLayout.of(
            "CPUID.7.0:EBX",
            32,
            "Intel SDM Vol. 2A, CPUID, leaf 07H",
            Access.RESERVED_IGNORED,
            FSGSBASE,
            IA32_TSC_ADJUST,
            SGX,
            BMI1,
            HLE,
            AVX2,
            FDP_EXCPTN_ONLY,
            SMEP,
            BMI2,
            ERMS,
            INVPCID,
            RTM,
            RDT_M,
            NO_FPU_CS_AND_DS,
            MPX,
            RDT_A,
            AVX512F,
            AVX512DQ,
            RDSEED,
            ADX,
            SMAP,
            AVX512_IFMA,
            CLFLUSHOPT,
            CLWB,
            INTEL_PT,
            AVX512PF,
            AVX512ER,
            AVX512CD,
            SHA,
            AVX512BW,
            AVX512VL);

    /** Leaf 7, subleaf 0, ECX. */
    public static final RegisterLayout ECX = RegisterLayout.of(
            "CPUID.7.0:ECX",
            32,
            "Intel SDM Vol. 2A, CPUID, leaf 07H",
            Access.RESERVED_IGNORED,
            PREFETCHWT1,
            AVX512_VBMI,
            UMIP,
            PKU,
            OSPKE,
            WAITPKG,
            AVX512_VBMI2,
            CET_SS,
            GFNI,
            VAES,
            VPCLMULQDQ,
            AVX512_VNNI,
            AVX512_BITALG,
            TME_EN,
            AVX512_VPOPCNTDQ,
            LA57,
            MAWAU,
            RDPID,
            KL,
            BUS_LOCK_DETECT,
            CLDEMOTE,
            MOVDIRI,
            MOVDIR64B,
            ENQCMD,
            SGX_LC,
            PKS);

    /** Leaf 7, subleaf 0, EDX. */
    public static final RegisterLayout EDX = RegisterLayout.of(
            "CPUID.7.0:EDX",
            32,
            "Intel SDM Vol. 2A, CPUID, leaf 07H",
            Access.RESERVED_IGNORED,
            SGX_KEYS,
            AVX512_4VNNIW,
            AVX512_4FMAPS,
            FSRM,
            UINTR,
            AVX512_VP2INTERSECT,
            SRBDS_CTRL,
            MD_CLEAR,
            RTM_ALWAYS_ABORT,
            RTM_FORCE_ABORT,
            SERIALIZE,
            HYBRID,
            TSXLDTRK,
            PCONFIG,
            ARCH_LBR,
            CET_IBT,
            AMX_BF16,
            AVX512_FP16,
            AMX_TILE,
            AMX_INT8,
            IBRS_IBPB,
            STIBP,
            L1D_FLUSH,
            IA32_ARCH_CAPABILITIES,
            IA32_CORE_CAPABILITIES,
            SSBD);

    /** Leaf 7, subleaf 1, EAX. */
    public static final RegisterLayout SUBLEAF1_EAX = RegisterLayout.of(
            "CPUID.7.1:EAX",
            32,
            "Intel SDM Vol. 2A, CPUID, leaf 07H",
            Access.RESERVED_IGNORED,
            AVX_VNNI,
            AVX512_BF16,
            LASS,
            CMPCCXADD,
            FZRM,
            FSRS,
            FSRC,
            FRED,
            LKGS,
            WRMSRNS,
            AMX_FP16,
            HRESET,
            AVX_IFMA,
            LAM,
            MSRLIST);

    private CpuidStructuredFeatures() {}
}
