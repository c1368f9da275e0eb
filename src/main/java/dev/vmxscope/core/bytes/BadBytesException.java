package dev.vmxscope.core.bytes;

/** Untrusted bytes that cannot be what they claim to be: an English sentence and the place in the file. */
public class BadBytesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * Says what is wrong and where.
     *
     * @param message what is wrong, one English sentence without the offset
     * @param offset where, in bytes from the start of the file
     */
    public BadBytesException(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    /** Where in the file, in bytes from its start. */
    public long offset() {
        return offset;
    }

    /** The sentence followed by the offset in hexadecimal. */
    @Override
    public String getMessage() {
        return sentence() + String.format(" (file offset 0x%X)", offset);
    }

    /** The sentence without the offset. */
    public String sentence() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
