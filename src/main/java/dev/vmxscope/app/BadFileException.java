package dev.vmxscope.app;

import org.jspecify.annotations.Nullable;

/** A file that cannot be used; the message says why, in words for the user. */
final class BadFileException extends Exception {
    private static final long serialVersionUID = 1;

    BadFileException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
