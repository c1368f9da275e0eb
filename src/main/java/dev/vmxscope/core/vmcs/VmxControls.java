package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.VmxBasic;

/**
 * The control fields of a VMCS whose settings a capability MSR limits. Intel SDM Vol. 3D, appendices A.2 to A.5: bits
 * 31:0 of a 32-bit field's MSR are the controls that must be 1, bits 63:32 those that may be 1. The TRUE MSR counts
 * where IA32_VMX_BASIC[55] is 1. A 64-bit field's MSR tells only which may be 1.
 */
public enum VmxControls {
    /** Pin-based VM-execution controls. */
    PIN_BASED(PinBasedControls.LAYOUT, Msr.IA32_VMX_PINBASED_CTLS, Msr.IA32_VMX_TRUE_PINBASED_CTLS),
    /** Primary processor-based VM-execution controls. */
    PRIMARY(PrimaryControls.LAYOUT, Msr.IA32_VMX_PROCBASED_CTLS, Msr.IA32_VMX_TRUE_PROCBASED_CTLS),
    /** Secondary processor-based VM-execution controls. */
    SECONDARY(SecondaryControls.LAYOUT, Msr.IA32_VMX_PROCBASED_CTLS2, Msr.IA32_VMX_PROCBASED_CTLS2),
    /** Tertiary processor-based VM-execution controls. */
    TERTIARY(TertiaryControls.LAYOUT, Msr.IA32_VMX_PROCBASED_CTLS3, Msr.IA32_VMX_PROCBASED_CTLS3),
    /** Primary VM-exit controls. */
    EXIT(ExitControls.LAYOUT, Msr.IA32_VMX_EXIT_CTLS, Msr.IA32_VMX_TRUE_EXIT_CTLS),
    /** Secondary VM-exit controls. */
    SECONDARY_EXIT(SecondaryExitControls.LAYOUT, Msr.IA32_VMX_EXIT_CTLS2, Msr.IA32_VMX_EXIT_CTLS2),
    /** VM-entry controls. */
    ENTRY(EntryControls.LAYOUT, Msr.IA32_VMX_ENTRY_CTLS, Msr.IA32_VMX_TRUE_ENTRY_CTLS);

    private final RegisterLayout layout;
    private final Msr plain;
    private final Msr flexible;

    VmxControls(RegisterLayout layout, Msr plain, Msr flexible) {
        this.layout = layout;
        this.plain = plain;
        this.flexible = flexible;
    }

    /** The bits of the field. */
    public RegisterLayout layout() {
        return layout;
    }

    /** The field of the VMCS. */
    public VmcsField field() {
        return switch (this) {
            case PIN_BASED -> VmcsField.PIN_BASED_CONTROLS;
            case PRIMARY -> VmcsField.PRIMARY_CONTROLS;
            case SECONDARY -> VmcsField.SECONDARY_CONTROLS;
            case TERTIARY -> VmcsField.TERTIARY_CONTROLS;
            case EXIT -> VmcsField.EXIT_CONTROLS;
            case SECONDARY_EXIT -> VmcsField.SECONDARY_EXIT_CONTROLS;
            case ENTRY -> VmcsField.ENTRY_CONTROLS;
        };
    }

    /** The controls that must be 1 on that processor. */
    public long mustBeOne(CpuProfile profile) {
        return layout.bits() == Long.SIZE ? 0 : capability(profile) & 0xFFFFFFFFL;
    }

    /** The controls that may be 1 on that processor; none where it has no such MSR. */
    public long mayBeOne(CpuProfile profile) {
        long capability = capability(profile);
        return layout.bits() == Long.SIZE ? capability : capability >>> 32;
    }

    /** Whether that control may be 1 on that processor. */
    public boolean allows(CpuProfile profile, BitField control) {
        return control.isSet(mayBeOne(profile));
    }

    private long capability(CpuProfile profile) {
        long basic = profile.msr(Msr.IA32_VMX_BASIC.index()).orElse(0);
        Msr msr = VmxBasic.TRUE_CONTROLS.isSet(basic) ? flexible : plain;
        return profile.msr(msr.index()).orElse(0);
    }
}
