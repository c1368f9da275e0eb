package dev.vmxscope.core.windows.memory;

import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values, blocks and texts at linear addresses, as ring 0 reaches them. */
public abstract class LinearMemory {
    /** Bytes in a page. */
    public static final int PAGE = MemoryView.PAGE_SIZE;

    /** The RAM behind it. */
    final WorkingMemory memory;

    LinearMemory(WorkingMemory memory) {
        this.memory = memory;
    }

    /**
     * The frame that an access of ring 0 reaches.
     *
     * @throws GuestFault if it reaches none
     */
    abstract int reach(long linear, boolean write);

    /** Reads {@code size} bytes (1 to 8) as an unsigned little-endian number. */
    public long read(long linear, int size) {
        int offset = (int) linear & PAGE - 1;
        if (offset + size > PAGE) {
            int first = PAGE - offset;
            return read(linear, first) | read(linear + first, size - first) << 8 * first;
        }
        int frame = reach(linear, false);
        if (!memory.hasFrame(frame)) {
            return -1L >>> 64 - 8 * size;
        }
        byte[] page = memory.readable(frame);
        long value = 0;
        for (int at = size - 1; at >= 0; at--) {
            value = value << 8 | page[offset + at] & 0xFF;
        }
        return value;
    }

    /** Reads 8 bits. */
    public int read8(long linear) {
        return (int) read(linear, 1);
    }

    /** Reads 16 bits. */
    public int read16(long linear) {
        return (int) read(linear, 2);
    }

    /** Reads 32 bits. */
    public int read32(long linear) {
        return (int) read(linear, 4);
    }

    /** Reads 64 bits. */
    public long read64(long linear) {
        return read(linear, 8);
    }

    /** Writes the low {@code size} bytes (1 to 8) of a value. */
    public void write(long linear, long value, int size) {
        byte[] bytes = new byte[size];
        for (int at = 0; at < size; at++) {
            bytes[at] = (byte) (value >>> 8 * at);
        }
        write(linear, bytes);
    }

    /** Writes 64 bits. */
    public void write64(long linear, long value) {
        write(linear, value, 8);
    }

    /** Writes 32 bits. */
    public void write32(long linear, int value) {
        write(linear, value, 4);
    }

    /** Copies bytes out; the caller bounds the count. */
    public byte[] bytes(long linear, long count) {
        byte[] bytes = new byte[(int) count];
        for (int done = 0; done < bytes.length; ) {
            int offset = (int) (linear + done) & PAGE - 1;
            int part = Math.min(PAGE - offset, bytes.length - done);
            int frame = reach(linear + done, false);
            if (memory.hasFrame(frame)) {
                System.arraycopy(memory.readable(frame), offset, bytes, done, part);
            } else {
                Arrays.fill(bytes, done, done + part, (byte) 0xFF);
            }
            done += part;
        }
        return bytes;
    }

    /** Copies bytes in; what was written before a fault stays written. */
    public void write(long linear, byte[] bytes) {
        for (int done = 0; done < bytes.length; ) {
            int offset = (int) (linear + done) & PAGE - 1;
            int part = Math.min(PAGE - offset, bytes.length - done);
            int frame = reach(linear + done, true);
            if (memory.hasFrame(frame)) {
                System.arraycopy(bytes, done, memory.writable(frame), offset, part);
            }
            done += part;
        }
    }

    /** Fills a range with one byte, page by page. */
    public void fill(long linear, long count, int value) {
        for (long done = 0; done < count; ) {
            int offset = (int) (linear + done) & PAGE - 1;
            int part = (int) Math.min(PAGE - offset, count - done);
            int frame = reach(linear + done, true);
            if (memory.hasFrame(frame)) {
                Arrays.fill(memory.writable(frame), offset, offset + part, (byte) value);
            }
            done += part;
        }
    }

    /** Copies a range, which may overlap its target, page by page. */
    public void copy(long target, long source, long count) {
        boolean upwards = Long.compareUnsigned(target - source, count) >= 0;
        for (long done = 0; done < count; ) {
            long left = count - done;
            long part = Math.min(left, PAGE);
            long at = upwards ? done : left - part;
            write(target + at, bytes(source + at, part));
            done += part;
        }
    }

    /** A text of bytes up to its zero byte, at most {@code limit} of them, as Latin-1. */
    public String text(long linear, int limit) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < limit; at++) {
            int letter = read8(linear + at);
            if (letter == 0) {
                break;
            }
            text.append((char) letter);
        }
        return text.toString();
    }

    /** A text of UTF-16 units up to its zero, at most {@code limit} of them. */
    public String wideText(long linear, int limit) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < limit; at++) {
            int letter = read16(linear + 2L * at);
            if (letter == 0) {
                break;
            }
            text.append((char) letter);
        }
        return text.toString();
    }

    /** The text of a UNICODE_STRING. */
    public String unicodeString(long linear) {
        int length = read16(linear) & ~1;
        return new String(bytes(read64(linear + 8), length), StandardCharsets.UTF_16LE);
    }

    /** Writes a UNICODE_STRING whose letters stand elsewhere. */
    public void writeUnicodeString(long linear, int lengthInBytes, int capacityInBytes, long letters) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) lengthInBytes)
                .putShort((short) capacityInBytes)
                .putInt(0)
                .putLong(letters);
        write(linear, bytes.array());
    }
}
