package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.text.Message;

/** The run meets something that this program does not emulate; the message names it, its address and its bytes. */
public final class NotEmulated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message what;

    /** What is not emulated, in words that a person can act on. */
    public NotEmulated(Message what) {
        super(null, null, false, false);
        this.what = what;
    }

    /** What is not emulated. */
    public Message what() {
        return what;
    }

    /** The same in English. */
    @Override
    public String getMessage() {
        return what.toString();
    }
}
