package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.text.Message;

/** The bytes are no PDB 7.00 that can be read; says what is wrong and where in the file. */
public final class PdbFormatException extends BadBytesException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong and where.
     *
     * @param sentence what is wrong, without the offset
     * @param offset where, in bytes from the start of the file
     */
    public PdbFormatException(Message sentence, long offset) {
        super(sentence, offset);
    }
}
