package dev.vmxscope.ui.viewmodel;

/** Which instruction is explained. */
public enum Subject {
    /** The one that the running processor executes next. */
    NEXT,
    /** The system instruction that was executed last. */
    LAST,
    /** The system instruction that failed last, if others succeeded after it. */
    FAILURE
}
