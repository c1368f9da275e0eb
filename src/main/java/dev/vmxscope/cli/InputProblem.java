package dev.vmxscope.cli;

/** Something that the user gave cannot be used; the message says what and why. */
final class InputProblem extends Exception {
    private static final long serialVersionUID = 1L;

    InputProblem(String message) {
        super(message);
    }

    InputProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message; never absent. */
    String text() {
        return String.valueOf(getMessage());
    }
}
