package dev.vmxscope.core.bytes;

import dev.vmxscope.core.text.Message;

/** Untrusted bytes that cannot be what they claim to be: a sentence and the place in the file. */
public class BadBytesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message sentence;
    private final long offset;

    /**
     * Says what is wrong and where.
     *
     * @param sentence what is wrong, without the offset
     * @param offset where, in bytes from the start of the file
     */
    public BadBytesException(Message sentence, long offset) {
        this.sentence = sentence;
        this.offset = offset;
    }

    /** Where in the file, in bytes from its start. */
    public long offset() {
        return offset;
    }

    /** The sentence followed by the offset in hexadecimal. */
    public Message message() {
        return Message.of("bytes.at", sentence, Message.hex(offset));
    }

    /** {@link #message} in English. */
    @Override
    public String getMessage() {
        return message().toString();
    }

    /** The sentence without the offset. */
    public Message sentence() {
        return sentence;
    }
}
