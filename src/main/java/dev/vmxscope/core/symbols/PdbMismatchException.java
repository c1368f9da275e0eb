package dev.vmxscope.core.symbols;

/** The PDB is sound but belongs to another build of the image; the message says how that shows. */
public final class PdbMismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says how the other build shows.
     *
     * @param reason one English sentence
     */
    public PdbMismatchException(String reason) {
        super(reason);
    }
}
