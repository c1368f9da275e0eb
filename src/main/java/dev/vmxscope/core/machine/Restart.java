package dev.vmxscope.core.machine;

/** The ways to start a machine again. */
public enum Restart {
    /**
     * Reset with the power on: a locked IA32_FEATURE_CONTROL keeps its value. (Section 24.7 of the SDM says that the
     * register is cleared when the processor is reset, the MSR table that a locked value survives while PWRGOOD stays
     * asserted; the table is followed.)
     */
    WARM,
    /** Power off and on: everything is cleared. */
    POWER_CYCLE
}
