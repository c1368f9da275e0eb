package dev.vmxscope.core.cpu;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The model-specific registers that the emulator knows. Intel SDM Vol. 4, chapter 2. */
public enum Msr {
    /** Time-stamp counter; it counts the machine's steps. */
    IA32_TIME_STAMP_COUNTER(0x10, Kind.COUNTER),
    /** Local APIC base and enable. */
    IA32_APIC_BASE(0x1B, Kind.STATE),
    /** Lock and enables of VMX, SMX and SGX. */
    IA32_FEATURE_CONTROL(0x3A, Kind.STATE),
    /** What software and writes of the time-stamp counter have added to it. */
    IA32_TSC_ADJUST(0x3B, Kind.STATE),
    /** Speculation control. */
    IA32_SPEC_CTRL(0x48, Kind.STATE),
    /** Prediction command. */
    IA32_PRED_CMD(0x49, Kind.STATE),
    /** Signature of the microcode update. */
    IA32_BIOS_SIGN_ID(0x8B, Kind.STATE),
    /** SMM monitor configuration. */
    IA32_SMM_MONITOR_CTL(0x9B, Kind.STATE),
    /** Memory type range register capabilities. */
    IA32_MTRRCAP(0xFE, Kind.PROFILE),
    /** SYSENTER code segment. */
    IA32_SYSENTER_CS(0x174, Kind.STATE),
    /** SYSENTER stack pointer. */
    IA32_SYSENTER_ESP(0x175, Kind.STATE),
    /** SYSENTER instruction pointer. */
    IA32_SYSENTER_EIP(0x176, Kind.STATE),
    /** Machine-check capabilities. */
    IA32_MCG_CAP(0x179, Kind.PROFILE),
    /** Miscellaneous feature enables. */
    IA32_MISC_ENABLE(0x1A0, Kind.STATE),
    /** Debug control. */
    IA32_DEBUGCTL(0x1D9, Kind.STATE),
    /** Page attribute table. */
    IA32_PAT(0x277, Kind.STATE),
    /** Default memory type. */
    IA32_MTRR_DEF_TYPE(0x2FF, Kind.STATE),
    /** Basic VMX information: revision identifier, region size. */
    IA32_VMX_BASIC(0x480, Kind.VMX),
    /** Pin-based VM-execution controls. */
    IA32_VMX_PINBASED_CTLS(0x481, Kind.VMX),
    /** Primary processor-based VM-execution controls. */
    IA32_VMX_PROCBASED_CTLS(0x482, Kind.VMX),
    /** VM-exit controls. */
    IA32_VMX_EXIT_CTLS(0x483, Kind.VMX),
    /** VM-entry controls. */
    IA32_VMX_ENTRY_CTLS(0x484, Kind.VMX),
    /** Miscellaneous VMX information. */
    IA32_VMX_MISC(0x485, Kind.VMX),
    /** Bits of CR0 that must be 1 in VMX operation. */
    IA32_VMX_CR0_FIXED0(0x486, Kind.VMX),
    /** Bits of CR0 that may be 1 in VMX operation. */
    IA32_VMX_CR0_FIXED1(0x487, Kind.VMX),
    /** Bits of CR4 that must be 1 in VMX operation. */
    IA32_VMX_CR4_FIXED0(0x488, Kind.VMX),
    /** Bits of CR4 that may be 1 in VMX operation. */
    IA32_VMX_CR4_FIXED1(0x489, Kind.VMX),
    /** Highest index of a VMCS field. */
    IA32_VMX_VMCS_ENUM(0x48A, Kind.VMX),
    /** Secondary processor-based VM-execution controls. */
    IA32_VMX_PROCBASED_CTLS2(0x48B, Kind.VMX),
    /** Capabilities of EPT and VPID. */
    IA32_VMX_EPT_VPID_CAP(0x48C, Kind.VMX),
    /** Pin-based controls, flexible default settings. */
    IA32_VMX_TRUE_PINBASED_CTLS(0x48D, Kind.VMX),
    /** Primary processor-based controls, flexible default settings. */
    IA32_VMX_TRUE_PROCBASED_CTLS(0x48E, Kind.VMX),
    /** VM-exit controls, flexible default settings. */
    IA32_VMX_TRUE_EXIT_CTLS(0x48F, Kind.VMX),
    /** VM-entry controls, flexible default settings. */
    IA32_VMX_TRUE_ENTRY_CTLS(0x490, Kind.VMX),
    /** VM-function controls. */
    IA32_VMX_VMFUNC(0x491, Kind.VMX),
    /** Tertiary processor-based VM-execution controls. */
    IA32_VMX_PROCBASED_CTLS3(0x492, Kind.VMX),
    /** Secondary VM-exit controls. */
    IA32_VMX_EXIT_CTLS2(0x493, Kind.VMX),
    /** Extended feature enables. */
    IA32_EFER(0xC0000080, Kind.CONTROL),
    /** SYSCALL selectors. */
    IA32_STAR(0xC0000081, Kind.STATE),
    /** SYSCALL target. */
    IA32_LSTAR(0xC0000082, Kind.STATE),
    /** SYSCALL target, compatibility mode. */
    IA32_CSTAR(0xC0000083, Kind.STATE),
    /** SYSCALL flag mask. */
    IA32_FMASK(0xC0000084, Kind.STATE),
    /** Base of FS. */
    IA32_FS_BASE(0xC0000100, Kind.SEGMENT_BASE),
    /** Base of GS. */
    IA32_GS_BASE(0xC0000101, Kind.SEGMENT_BASE),
    /** The base that SWAPGS exchanges with GS. */
    IA32_KERNEL_GS_BASE(0xC0000102, Kind.STATE),
    /** What RDTSCP gives in ECX. */
    IA32_TSC_AUX(0xC0000103, Kind.STATE);

    /** Where the value of an MSR is kept. */
    public enum Kind {
        /** Counts by itself. */
        COUNTER,
        /** Kept in {@link Processor#msrs()}. */
        STATE,
        /** Fixed by the profile, where the profile has it. */
        PROFILE,
        /** A read-only VMX capability MSR, fixed by the profile. */
        VMX,
        /** Kept in {@link Processor#control()}. */
        CONTROL,
        /** Kept as the base of a segment register. */
        SEGMENT_BASE
    }

    private static final Map<Integer, Msr> BY_INDEX =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Msr::index, Function.identity()));

    private final int index;
    private final Kind kind;

    Msr(int index, Kind kind) {
        this.index = index;
        this.kind = kind;
    }

    /** The address in ECX, 32 bits. */
    public int index() {
        return index;
    }

    /** Where its value is kept. */
    public Kind kind() {
        return kind;
    }

    /** The register at that index, if it is known. */
    public static Optional<Msr> at(int index) {
        return Optional.ofNullable(BY_INDEX.get(index));
    }
}
