package dev.vmxscope.core.diagnosis;

import java.util.Locale;

/**
 * A reason why an instruction fails that has a name: what a person did, or what the computer is like, so that a
 * requirement is not met. The conditions stand in {@link Causes}.
 */
public enum NamedCause {
    /** CPUID hides VMX, and a hypervisor runs above: it keeps VMX for itself. */
    HIDDEN_BY_HOST,
    /** The processor is one of AMD, which has SVM in VMX's place. */
    AMD_PROCESSOR,
    /** The processor has no VMX, and no hypervisor tells of itself. */
    NO_VMX,

    /** IA32_FEATURE_CONTROL is locked without bit 2: VT-x is off in the firmware. */
    BIOS_OFF,
    /** The firmware left IA32_FEATURE_CONTROL unlocked. */
    UNLOCKED,
    /** IA32_FEATURE_CONTROL was locked without bit 2 after the firmware: by code, or by hand. */
    LOCKED_TOO_EARLY,
    /** WRMSR to IA32_FEATURE_CONTROL, which is locked. */
    LOCKED_WRITE,
    /** Locked with bit 1 but not bit 2, outside SMX operation. */
    SMX_ONLY,
    /** In SMX operation, and bit 1 is 0. */
    SMX_INSIDE,
    /** WRMSR to IA32_FEATURE_CONTROL sets bits that are reserved or that the processor lacks. */
    FEATURE_CONTROL_BITS,

    /** CR4.VMXE is 0, and nobody ever set it. */
    NO_VMXE,
    /** CR4.VME, bit 0, was set in place of VMXE, bit 13. */
    VME_NOT_VMXE,
    /** CR4.VMXE is 1 on another logical processor only. */
    OTHER_CORE,
    /** CR4.VMXE was 1 on this processor and was cleared again. */
    VMXE_TAKEN_AWAY,
    /** CR0.NE is 0. */
    FIXED_BITS,
    /** CR0.PG is 0. */
    PAGING_OFF,
    /** Another bit of CR0 is not as VMX operation fixes it. */
    CR0_FIXED,
    /** A bit of CR4 other than VMXE is not as VMX operation fixes it. */
    CR4_FIXED,
    /** MOV to CR4 sets a bit that the processor does not have. */
    CR4_UNSUPPORTED,
    /** MOV to CR4 clears VMXE in VMX operation. */
    CLEAR_VMXE_IN_VMX,
    /** CR0.NE, PG or PE would become 0 in VMX operation. */
    CLEAR_CR0_IN_VMX,

    /** The instruction is executed outside ring 0. */
    USER_MODE,
    /** 32-bit code under a 64-bit system. */
    COMPATIBILITY_MODE,
    /** CR0.PE is 0. */
    REAL_MODE,
    /** RFLAGS.VM is 1. */
    VIRTUAL_8086,
    /** The A20M pin masks address bit 20. */
    A20M,

    /** The pointer holds a virtual address in place of a physical one. */
    VIRTUAL_ADDRESS,
    /** The operand is the region, or its address, in place of a variable that holds the address. */
    VALUE_NOT_POINTER,
    /** The physical address is no multiple of 4096. */
    UNALIGNED,
    /** The physical address is too wide, and is no virtual address either. */
    WIDTH,
    /** The physical address is 0: an allocation failed, or the variable was never filled. */
    NULL_REGION,
    /** The physical address lies beyond the RAM. */
    NO_MEMORY_THERE,
    /** The memory operand is not mapped, or the page does not permit the access. */
    OPERAND_NOT_MAPPED,
    /** The memory operand's address is not canonical. */
    OPERAND_NOT_CANONICAL,
    /** The memory operand does not fit its segment. */
    OPERAND_SEGMENT,

    /** The region is zeroed: nobody wrote the revision identifier. */
    REVISION_ID,
    /** The region of VMXON begins with another number than the revision identifier. */
    REVISION_WRONG,
    /** Bit 31 of the region's first doubleword is 1. */
    REV_BIT31,
    /** The region of VMPTRLD does not begin with the revision identifier. */
    VMPTRLD_REVISION,
    /** VMCLEAR or VMPTRLD gets the VMXON region. */
    VMXON_REGION_AS_VMCS,

    /** VMXON in VMX root operation while no VMCS is current. */
    ALREADY_ROOT,
    /** VMXON in VMX root operation while a VMCS is current. */
    ALREADY_ROOT_VMCS,
    /** VMXOFF outside VMX operation. */
    VMXOFF_OUTSIDE,
    /** VMXOFF a second time on this processor. */
    VMXOFF_TWICE,
    /** A VMX instruction on this processor before VMXON. */
    BEFORE_VMXON,
    /** The last VMXON on this processor had failed. */
    VMXON_HAD_FAILED,
    /** VMXON was executed on another logical processor only. */
    VMX_ON_OTHER_CORE,
    /** No VMCS is current. */
    NO_CURRENT_VMCS,
    /** The VM-instruction error is read while no VMCS is current: any number found in its place means nothing. */
    STALE_ERROR,
    /** The current VMCS is a shadow VMCS. */
    SHADOW_VMCS,
    /** VMREAD or VMWRITE names a field that there is not, or not on this processor. */
    VMCS_FIELD_UNSUPPORTED,
    /** VMWRITE to a field of VM-exit information. */
    VMCS_FIELD_READ_ONLY,
    /** VMLAUNCH of a VMCS that was launched. */
    LAUNCH_OF_LAUNCHED,
    /** VMRESUME of a VMCS that was not launched. */
    RESUME_OF_CLEAR,
    /** VM entry right after MOV SS or POP SS. */
    MOV_SS_SHADOW,
    /** A control of the VMCS is not as its capability MSR demands or allows. */
    CONTROLS_NOT_ALLOWED,
    /** Control fields of the VMCS contradict each other, or hold no valid address or event. */
    INVALID_CONTROLS,
    /** A host-state field of the VMCS is not valid. */
    INVALID_HOST_STATE,
    /** INVEPT or INVVPID gets a type or a descriptor that is not valid. */
    INVALIDATION_OPERAND,
    /** VMCALL in VMX root operation. */
    VMCALL_IN_ROOT,
    /** VMFUNC outside VMX non-root operation. */
    VMFUNC_OUTSIDE_GUEST,
    /** INVEPT or INVVPID on a processor that lacks it. */
    NO_EPT_OR_VPID,

    /** RDMSR of a VMX capability MSR on a processor without VMX. */
    RDMSR_TOO_EARLY,
    /** The processor has VMX, but not this capability MSR. */
    CAPABILITY_ABSENT,
    /** WRMSR to a VMX capability MSR. */
    CAPABILITY_READ_ONLY;

    /** Kebab-case; the command line prints it and scenarios name it, so it never changes: {@code bios-off}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
