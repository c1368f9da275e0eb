package dev.vmxscope.core.symbols;

import dev.vmxscope.core.text.Message;

/** The PDB is sound but belongs to another build of the image; the message says how that shows. */
public final class PdbMismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    /**
     * Says how the other build shows.
     *
     * @param reason a sentence
     */
    public PdbMismatchException(Message reason) {
        this.reason = reason;
    }

    /** {@link #message} in English. */
    @Override
    public String getMessage() {
        return reason.toString();
    }

    /** How the other build shows. */
    public Message message() {
        return reason;
    }
}
