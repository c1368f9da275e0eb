package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The primary VM-exit controls, 32 bits. Intel SDM Vol. 3C, table 25-13. */
public final class ExitControls {
    /** The host runs in 64-bit mode after a VM exit. */
    public static final BitField HOST_ADDRESS_SPACE_SIZE = BitField.bit("host address-space size", 9);
    /** A VM exit loads IA32_PERF_GLOBAL_CTRL. */
    public static final BitField LOAD_PERF_GLOBAL_CTRL = BitField.bit("load IA32_PERF_GLOBAL_CTRL", 12);
    /** A VM exit due to an external interrupt fetches its vector. */
    public static final BitField ACKNOWLEDGE_INTERRUPT = BitField.bit("acknowledge interrupt on exit", 15);
    /** A VM exit saves IA32_PAT. */
    public static final BitField SAVE_PAT = BitField.bit("save IA32_PAT", 18);
    /** A VM exit loads IA32_PAT. */
    public static final BitField LOAD_PAT = BitField.bit("load IA32_PAT", 19);
    /** A VM exit saves IA32_EFER. */
    public static final BitField SAVE_EFER = BitField.bit("save IA32_EFER", 20);
    /** A VM exit loads IA32_EFER. */
    public static final BitField LOAD_EFER = BitField.bit("load IA32_EFER", 21);
    /** A VM exit saves the VMX-preemption timer's value. */
    public static final BitField SAVE_TIMER = BitField.bit("save VMX-preemption timer value", 22);
    /** A VM exit clears IA32_BNDCFGS. */
    public static final BitField CLEAR_BNDCFGS = BitField.bit("clear IA32_BNDCFGS", 23);
    /** A VM exit clears IA32_RTIT_CTL. */
    public static final BitField CLEAR_RTIT_CTL = BitField.bit("clear IA32_RTIT_CTL", 25);
    /** A VM exit clears IA32_LBR_CTL. */
    public static final BitField CLEAR_LBR_CTL = BitField.bit("clear IA32_LBR_CTL", 26);
    /** A VM exit clears UINV. */
    public static final BitField CLEAR_UINV = BitField.bit("clear UINV", 27);
    /** A VM exit loads the state of control-flow enforcement. */
    public static final BitField LOAD_CET = BitField.bit("load CET state", 28);
    /** A VM exit loads IA32_PKRS. */
    public static final BitField LOAD_PKRS = BitField.bit("load PKRS", 29);
    /** A VM exit saves IA32_PERF_GLOBAL_CTRL. */
    public static final BitField SAVE_PERF_GLOBAL_CTRL = BitField.bit("save IA32_PERF_GLOBAL_CTRL", 30);
    /** The secondary VM-exit controls are used. */
    public static final BitField ACTIVATE_SECONDARY = BitField.bit("activate secondary controls", 31);

    /** All of them; what a processor wants of the reserved ones its capability MSR says. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS VM-exit controls",
            32,
            "Intel SDM Vol. 3C, table 25-13",
            Access.RESERVED_ZERO,
            BitField.bit("save debug controls", 2),
            HOST_ADDRESS_SPACE_SIZE,
            LOAD_PERF_GLOBAL_CTRL,
            ACKNOWLEDGE_INTERRUPT,
            SAVE_PAT,
            LOAD_PAT,
            SAVE_EFER,
            LOAD_EFER,
            SAVE_TIMER,
            CLEAR_BNDCFGS,
            BitField.bit("conceal VMX from PT", 24),
            CLEAR_RTIT_CTL,
            CLEAR_LBR_CTL,
            CLEAR_UINV,
            LOAD_CET,
            LOAD_PKRS,
            SAVE_PERF_GLOBAL_CTRL,
            ACTIVATE_SECONDARY);

    private ExitControls() {}
}
