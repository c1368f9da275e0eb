package dev.vmxscope.core.x86.exec;

/** The run meets something that this program does not emulate; the message names it, its address and its bytes. */
public final class NotEmulated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /** What is not emulated, in words that a person can act on. */
    public NotEmulated(String what) {
        super(what, null, false, false);
        this.what = what;
    }

    /** What is not emulated. */
    public String what() {
        return what;
    }
}
