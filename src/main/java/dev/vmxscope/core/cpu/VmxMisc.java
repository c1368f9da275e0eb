package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** IA32_VMX_MISC, MSR 485H, 64 bits, read-only. Intel SDM Vol. 3D, appendix A.6. */
public final class VmxMisc {
    /** How the VMX-preemption timer's rate follows the time-stamp counter's. */
    public static final BitField TIMER_RATE = read("preemption-timer rate", 4, 0);
    /** Whether VM exits store IA32_EFER.LMA. */
    public static final BitField STORE_LMA = read("store LMA", 5, 5);
    /** Activity state HLT is supported. */
    public static final BitField HLT = read("HLT state", 6, 6);
    /** Activity state shutdown is supported. */
    public static final BitField SHUTDOWN = read("shutdown state", 7, 7);
    /** Activity state wait-for-SIPI is supported. */
    public static final BitField WAIT_FOR_SIPI = read("wait-for-SIPI state", 8, 8);
    /** Whether Intel PT may be used in VMX operation. */
    public static final BitField INTEL_PT = read("Intel PT", 14, 14);
    /** Whether RDMSR reads IA32_SMBASE in SMM. */
    public static final BitField SMBASE = read("SMBASE", 15, 15);
    /** The number of CR3-target values. */
    public static final BitField CR3_TARGETS = read("CR3 targets", 24, 16);
    /** N of 512 * (N + 1), the recommended longest MSR list. */
    public static final BitField MSR_LIST = read("MSR list", 27, 25);
    /** Whether bit 2 of IA32_SMM_MONITOR_CTL may be 1. */
    public static final BitField SMI_UNBLOCK = read("SMI unblocking", 28, 28);
    /** Whether VMWRITE may write every supported field, the VM-exit information too. */
    public static final BitField WRITE_ALL = read("VMWRITE to all fields", 29, 29);
    /** Whether software events of zero instruction length may be injected. */
    public static final BitField ZERO_LENGTH = read("zero-length injection", 30, 30);
    /** The MSEG revision identifier. */
    public static final BitField MSEG_REVISION = read("MSEG revision", 63, 32);

    /** All fields. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "IA32_VMX_MISC",
            64,
            "Intel SDM Vol. 3D, A.6",
            Access.RESERVED_ZERO,
            TIMER_RATE,
            STORE_LMA,
            HLT,
            SHUTDOWN,
            WAIT_FOR_SIPI,
            INTEL_PT,
            SMBASE,
            CR3_TARGETS,
            MSR_LIST,
            SMI_UNBLOCK,
            WRITE_ALL,
            ZERO_LENGTH,
            MSEG_REVISION);

    private VmxMisc() {}

    private static BitField read(String name, int high, int low) {
        return BitField.range(name, high, low, Access.READ_ONLY);
    }
}
