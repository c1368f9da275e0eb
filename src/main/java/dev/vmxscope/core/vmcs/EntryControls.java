package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The VM-entry controls, 32 bits. Intel SDM Vol. 3C, table 25-15. */
public final class EntryControls {
    /** The guest runs in IA-32e mode. */
    public static final BitField IA32E_GUEST = BitField.bit("IA-32e mode guest", 9);
    /** The guest runs in SMM. */
    public static final BitField ENTRY_TO_SMM = BitField.bit("entry to SMM", 10);
    /** The default treatment of SMIs and SMM comes back. */
    public static final BitField DEACTIVATE_DUAL_MONITOR = BitField.bit("deactivate dual-monitor treatment", 11);
    /** VM entry loads IA32_PERF_GLOBAL_CTRL. */
    public static final BitField LOAD_PERF_GLOBAL_CTRL = BitField.bit("load IA32_PERF_GLOBAL_CTRL", 13);
    /** VM entry loads IA32_PAT. */
    public static final BitField LOAD_PAT = BitField.bit("load IA32_PAT", 14);
    /** VM entry loads IA32_EFER. */
    public static final BitField LOAD_EFER = BitField.bit("load IA32_EFER", 15);
    /** VM entry loads IA32_BNDCFGS. */
    public static final BitField LOAD_BNDCFGS = BitField.bit("load IA32_BNDCFGS", 16);
    /** VM entry loads IA32_RTIT_CTL. */
    public static final BitField LOAD_RTIT_CTL = BitField.bit("load IA32_RTIT_CTL", 18);
    /** VM entry loads UINV. */
    public static final BitField LOAD_UINV = BitField.bit("load UINV", 19);
    /** VM entry loads the state of control-flow enforcement. */
    public static final BitField LOAD_CET = BitField.bit("load CET state", 20);
    /** VM entry loads IA32_LBR_CTL. */
    public static final BitField LOAD_LBR_CTL = BitField.bit("load guest IA32_LBR_CTL", 21);
    /** VM entry loads IA32_PKRS. */
    public static final BitField LOAD_PKRS = BitField.bit("load PKRS", 22);
    /** VM entry loads the MSRs of FRED. */
    public static final BitField LOAD_FRED = BitField.bit("load FRED", 23);

    /** All of them; what a processor wants of the reserved ones its capability MSR says. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS VM-entry controls",
            32,
            "Intel SDM Vol. 3C, table 25-15",
            Access.RESERVED_ZERO,
            BitField.bit("load debug controls", 2),
            IA32E_GUEST,
            ENTRY_TO_SMM,
            DEACTIVATE_DUAL_MONITOR,
            LOAD_PERF_GLOBAL_CTRL,
            LOAD_PAT,
            LOAD_EFER,
            LOAD_BNDCFGS,
            BitField.bit("conceal VMX from PT", 17),
            LOAD_RTIT_CTL,
            LOAD_UINV,
            LOAD_CET,
            LOAD_LBR_CTL,
            LOAD_PKRS,
            LOAD_FRED);

    private EntryControls() {}
}
