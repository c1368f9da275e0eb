package dev.vmxscope.core.session;

/** The ways to go on a little. */
public enum Step {
    /** To the next instruction or source line, wherever it is. */
    INTO,
    /** To the next instruction or source line of the same routine or its caller; calls run through. */
    OVER,
    /** Until the present routine has returned. */
    OUT
}
