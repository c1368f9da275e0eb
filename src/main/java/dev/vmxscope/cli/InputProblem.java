package dev.vmxscope.cli;

import dev.vmxscope.core.text.Message;
import org.jspecify.annotations.Nullable;

/** Something that the user gave cannot be used; the message says what and why. */
final class InputProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message said;

    InputProblem(Message said) {
        this(said, null);
    }

    InputProblem(Message said, @Nullable Throwable cause) {
        super(cause);
        this.said = said;
    }

    /** What is wrong. */
    Message said() {
        return said;
    }

    /** {@link #said} in English. */
    @Override
    public String getMessage() {
        return said.toString();
    }
}
