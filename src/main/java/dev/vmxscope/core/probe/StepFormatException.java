package dev.vmxscope.core.probe;

/** A text is no step of a probe; the message quotes it and says why. */
public final class StepFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    StepFormatException(String message) {
        super(message);
    }

    /** The message; never absent. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
