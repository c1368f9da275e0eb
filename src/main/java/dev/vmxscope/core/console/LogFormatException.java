package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;

/** A file is no log, or a line of it is none; the message says which and why. */
public final class LogFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message said;

    LogFormatException(Message said) {
        this.said = said;
    }

    /** What is wrong. */
    public Message message() {
        return said;
    }

    /** {@link #message} in English. */
    @Override
    public String getMessage() {
        return said.toString();
    }
}
