package dev.vmxscope.core.machine;

import dev.vmxscope.core.cpu.FeatureControl;

/**
 * What the firmware (BIOS) leaves in IA32_FEATURE_CONTROL of every logical processor before Windows starts.
 *
 * @param featureControl the value that it writes, 64 bits; 0 if it writes nothing
 */
public record Firmware(long featureControl) {
    /** VT-x switched off: locked, neither enable bit set. */
    public static final Firmware OFF = new Firmware(FeatureControl.LOCK.mask());

    /** VT-x switched on: locked, VMX outside SMX enabled. */
    public static final Firmware VMX_OUTSIDE_SMX =
            new Firmware(FeatureControl.LOCK.mask() | FeatureControl.VMX_OUTSIDE_SMX.mask());

    /** The firmware never touched the register. */
    public static final Firmware UNLOCKED = new Firmware(0);
}
