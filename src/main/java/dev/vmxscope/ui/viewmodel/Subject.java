package dev.vmxscope.ui.viewmodel;

/** Which instruction is explained. */
public enum Subject {
    /** The one that the running processor executes next. */
    NEXT,
    /** VMXON, as if a driver executed it now with a good operand. */
    ASKED,
    /** The system instruction that was executed last. */
    LAST,
    /** The system instruction that failed last, if others succeeded after it. */
    FAILURE;

    /** Whether it was not executed yet. */
    public boolean ahead() {
        return this == NEXT || this == ASKED;
    }
}
