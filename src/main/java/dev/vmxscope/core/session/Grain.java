package dev.vmxscope.core.session;

/** How fine a step is. */
public enum Grain {
    /** One machine instruction. */
    INSTRUCTION,
    /** One source line; where no source is known, on to where it is. */
    LINE
}
