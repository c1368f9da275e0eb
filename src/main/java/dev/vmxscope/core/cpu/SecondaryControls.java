package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.BitField;

/**
 * Bits of the secondary processor-based VM-execution controls, 32 bits. Intel SDM Vol. 3C, table 25-7. The high half of
 * IA32_VMX_PROCBASED_CTLS2 tells which of them may be 1.
 */
public final class SecondaryControls {
    /** Enable EPT. */
    public static final BitField ENABLE_EPT = BitField.bit("enable EPT", 1);
    /** Enable VPID. */
    public static final BitField ENABLE_VPID = BitField.bit("enable VPID", 5);
    /** Enable VM functions. */
    public static final BitField ENABLE_VM_FUNCTIONS = BitField.bit("enable VM functions", 13);
    /** VMCS shadowing. */
    public static final BitField VMCS_SHADOWING = BitField.bit("VMCS shadowing", 14);

    private SecondaryControls() {}

    /** Whether a processor allows that control to be 1. */
    public static boolean allowed(CpuProfile profile, BitField control) {
        return control.isSet(profile.msr(Msr.IA32_VMX_PROCBASED_CTLS2.index()).orElse(0) >>> 32);
    }
}
