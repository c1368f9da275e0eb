package dev.vmxscope.core.windows.print;

/** What became of a message at the moment when it was printed. */
public enum DebugVerdict {
    /** The filter let it through, or there is none in its way. */
    PASSED,
    /** The filter would have held it back; DebugView's verbose kernel output let it through. */
    VERBOSE,
    /** The Debug Print Filter held it back. */
    FILTERED,
    /** DebugView did not capture the kernel's messages. */
    KERNEL_OFF,
    /** DebugView did not capture programs' messages. */
    USER_OFF;

    /** Whether DebugView shows it. */
    public boolean shown() {
        return this == PASSED || this == VERBOSE;
    }
}
