package dev.vmxscope.app;

import dev.vmxscope.core.text.Message;
import org.jspecify.annotations.Nullable;

/** A file that cannot be used; the message says why, in words for the user. */
final class BadFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message said;

    BadFileException(Message said, @Nullable Throwable cause) {
        super(cause);
        this.said = said;
    }

    /** Why. */
    Message said() {
        return said;
    }

    /** {@link #said} in English. */
    @Override
    public String getMessage() {
        return said.toString();
    }
}
