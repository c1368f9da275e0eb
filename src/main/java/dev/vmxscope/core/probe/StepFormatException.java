package dev.vmxscope.core.probe;

import dev.vmxscope.core.text.Message;

/** A text is no step of a probe; the message quotes it and says why. */
public final class StepFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message said;

    StepFormatException(Message said) {
        this.said = said;
    }

    /** What is wrong. */
    public Message said() {
        return said;
    }

    /** {@link #said} in English. */
    @Override
    public String getMessage() {
        return said.toString();
    }
}
