package dev.vmxscope.core.saved;

import dev.vmxscope.core.text.Message;

/** A saved investigation that cannot be read or written; the message says what is wrong with it, and where. */
public final class SavedFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message said;

    /** A problem, in one sentence. */
    public SavedFileException(Message said) {
        this.said = said;
    }

    /** A problem that something else reported. */
    public SavedFileException(Message said, Throwable cause) {
        super(cause);
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
