package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;

/** The bytes are no PE32+ image for x64 that can be loaded; says what is wrong and where in the file. */
public final class PeFormatException extends BadBytesException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong and where.
     *
     * @param message what is wrong, one English sentence without the offset
     * @param offset where, in bytes from the start of the file
     */
    public PeFormatException(String message, long offset) {
        super(message, offset);
    }
}
