package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/**
 * IA32_FEATURE_CONTROL, MSR 3AH, 64 bits, one for each logical processor. Intel SDM Vol. 3C, section 24.7 (23.7 in
 * older editions), and the MSR tables of Vol. 4.
 */
public final class FeatureControl {
    /** Once 1, every WRMSR of this register raises #GP(0) until power-up; while 0, VMXON raises #GP(0). */
    public static final BitField LOCK = BitField.bit("Lock", 0, Access.LOCKABLE);
    /** VMXON may be executed in SMX operation. */
    public static final BitField VMX_INSIDE_SMX = BitField.bit("VMX inside SMX", 1, Access.LOCKABLE);
    /** VMXON may be executed outside SMX operation. */
    public static final BitField VMX_OUTSIDE_SMX = BitField.bit("VMX outside SMX", 2, Access.LOCKABLE);
    /** Which functions of GETSEC[SENTER] are enabled. */
    public static final BitField SENTER_LOCAL = BitField.range("SENTER local", 14, 8, Access.LOCKABLE);
    /** Whether GETSEC[SENTER] is enabled at all. */
    public static final BitField SENTER_GLOBAL = BitField.bit("SENTER global", 15, Access.LOCKABLE);
    /** Whether the launch-control hashes of SGX are writable. */
    public static final BitField SGX_LAUNCH = BitField.bit("SGX launch control", 17, Access.LOCKABLE);
    /** Whether SGX is enabled. */
    public static final BitField SGX_GLOBAL = BitField.bit("SGX global", 18, Access.LOCKABLE);
    /** Whether machine checks may be delivered to one logical processor only. */
    public static final BitField LMCE = BitField.bit("LMCE", 20, Access.LOCKABLE);

    /** All fields; setting a reserved bit raises #GP(0). */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "IA32_FEATURE_CONTROL",
            64,
            "Intel SDM Vol. 3C, 24.7",
            Access.RESERVED_ZERO,
            LOCK,
            VMX_INSIDE_SMX,
            VMX_OUTSIDE_SMX,
            SENTER_LOCAL,
            SENTER_GLOBAL,
            SGX_LAUNCH,
            SGX_GLOBAL,
            LMCE);

    private FeatureControl() {}
}
