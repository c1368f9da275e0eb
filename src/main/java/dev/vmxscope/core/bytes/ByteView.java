package dev.vmxscope.core.bytes;

import dev.vmxscope.core.text.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * A read-only window on untrusted little-endian bytes. Every read names what it reads and throws
 * {@link BadBytesException} when that does not lie inside the window; no other exception ever leaves it.
 *
 * <p>Positions are relative to the window. They are {@code long}, so that an unsigned 32-bit field of a file can be
 * passed as it stands. The window also knows where each of its bytes stands in the file, for the error message.
 */
public final class ByteView {
    private final byte[] bytes;
    private final int start;
    private final int length;
    private final Message name;
    private final LongUnaryOperator fileOffset;

    private ByteView(byte[] bytes, int start, int length, Message name, LongUnaryOperator fileOffset) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.name = name;
        this.fileOffset = fileOffset;
    }

    /** A window on a whole file. The array is not copied: the caller leaves it alone. */
    public static ByteView ofFile(byte[] file) {
        return new ByteView(file, 0, file.length, Message.of("file"), LongUnaryOperator.identity());
    }

    /**
     * A window on bytes that were put together from a file.
     *
     * @param bytes not copied: the caller leaves the array alone
     * @param name how an error message calls it, for example {@code the image}
     * @param fileOffset position in {@code bytes} to offset in the file
     */
    public static ByteView of(byte[] bytes, Message name, LongUnaryOperator fileOffset) {
        return new ByteView(bytes, 0, bytes.length, name, fileOffset);
    }

    /** Size of the window in bytes. */
    public int size() {
        return length;
    }

    /** The place of position {@code at} in the file. */
    public long fileOffset(long at) {
        return fileOffset.applyAsLong(start + at);
    }

    /** True when {@code count} bytes from {@code at} on lie inside the window. */
    public boolean holds(long at, long count) {
        return at >= 0 && count >= 0 && at <= length && count <= length - at;
    }

    /** The window of {@code count} bytes from {@code at} on. */
    public ByteView slice(long at, long count, String what) throws BadBytesException {
        return new ByteView(bytes, index(at, count, what), (int) count, name, fileOffset);
    }

    /** The window from {@code at} to the end. */
    public ByteView from(long at, String what) throws BadBytesException {
        return slice(at, Math.max(0, length - at), what);
    }

    /** A copy of {@code count} bytes. */
    public byte[] bytes(long at, long count, String what) throws BadBytesException {
        int index = index(at, count, what);
        return Arrays.copyOfRange(bytes, index, index + (int) count);
    }

    /** An unsigned byte. */
    public int u8(long at, String what) throws BadBytesException {
        return bytes[index(at, 1, what)] & 0xFF;
    }

    /** An unsigned 16-bit number. */
    public int u16(long at, String what) throws BadBytesException {
        int index = index(at, 2, what);
        return bytes[index] & 0xFF | (bytes[index + 1] & 0xFF) << 8;
    }

    /** A signed 32-bit number. */
    public int s32(long at, String what) throws BadBytesException {
        int index = index(at, 4, what);
        return bytes[index] & 0xFF
                | (bytes[index + 1] & 0xFF) << 8
                | (bytes[index + 2] & 0xFF) << 16
                | (bytes[index + 3] & 0xFF) << 24;
    }

    /** An unsigned 32-bit number. */
    public long u32(long at, String what) throws BadBytesException {
        return s32(at, what) & 0xFFFF_FFFFL;
    }

    /** A 64-bit number. */
    public long u64(long at, String what) throws BadBytesException {
        index(at, 8, what);
        return u32(at, what) | u32(at + 4, what) << 32;
    }

    /**
     * A string of UTF-8 that ends with a zero byte.
     *
     * @param limit most bytes it may have, the zero byte not counted
     */
    public String cString(long at, int limit, String what) throws BadBytesException {
        int first = index(at, 0, what);
        int end = start + (int) afterString(at, limit, what) - 1;
        return new String(bytes, first, end - first, StandardCharsets.UTF_8);
    }

    /** The position behind the zero byte that ends the string at {@code at}; see {@link #cString}. */
    public long afterString(long at, int limit, String what) throws BadBytesException {
        int first = index(at, 0, what);
        int end = start + length;
        for (int i = first; i < end && i - first <= limit; i++) {
            if (bytes[i] == 0) {
                return i - start + 1L;
            }
        }
        throw new BadBytesException(Message.of("bytes.string", what, limit), fileOffset(at));
    }

    private int index(long at, long count, String what) throws BadBytesException {
        if (holds(at, count)) {
            return start + (int) at;
        }
        Message sentence = Message.of("bytes.outside", what, count, Message.hex(at), name, Message.hex(length));
        throw new BadBytesException(sentence, Math.max(0, fileOffset(at)));
    }
}
