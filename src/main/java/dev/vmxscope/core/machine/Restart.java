package dev.vmxscope.core.machine;

/** The ways to start a machine again. */
public enum Restart {
    /** Reset with the power on: a locked IA32_FEATURE_CONTROL keeps its value, see {@code Processor.warmReset}. */
    WARM,
    /** Power off and on: everything is cleared. */
    POWER_CYCLE
}
