package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.text.Message;

/** The bytes are no PE32+ image for x64 that can be loaded; says what is wrong and where in the file. */
public final class PeFormatException extends BadBytesException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong and where.
     *
     * @param sentence what is wrong, without the offset
     * @param offset where, in bytes from the start of the file
     */
    public PeFormatException(Message sentence, long offset) {
        super(sentence, offset);
    }
}
