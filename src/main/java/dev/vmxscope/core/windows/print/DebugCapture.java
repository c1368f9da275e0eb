package dev.vmxscope.core.windows.print;

/**
 * The switches of DebugView's Capture menu. They decide what becomes of a message when it is printed: a later change
 * does not bring it back.
 *
 * @param kernel Capture Kernel: messages of DbgPrint and its kin in kernel mode
 * @param user Capture Win32: OutputDebugString of programs
 * @param verbose Enable Verbose Kernel Output: the Debug Print Filter holds nothing back
 */
public record DebugCapture(boolean kernel, boolean user, boolean verbose) {
    /** Everything is captured. */
    public static final DebugCapture ALL = new DebugCapture(true, true, true);

    /** The same with another switch for kernel messages. */
    public DebugCapture withKernel(boolean on) {
        return new DebugCapture(on, user, verbose);
    }

    /** The same with another switch for programs' messages. */
    public DebugCapture withUser(boolean on) {
        return new DebugCapture(kernel, on, verbose);
    }

    /** The same with another switch for verbose output. */
    public DebugCapture withVerbose(boolean on) {
        return new DebugCapture(kernel, user, on);
    }
}
