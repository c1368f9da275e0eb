package dev.vmxscope.core.saved;

/** A saved investigation that cannot be read or written; the message says what is wrong with it, and where. */
public final class SavedFileException extends Exception {
    private static final long serialVersionUID = 1;

    /** A problem, in one sentence. */
    public SavedFileException(String problem) {
        super(problem);
    }

    /** A problem that something else reported. */
    public SavedFileException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
