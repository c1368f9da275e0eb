package dev.vmxscope.core.x86;

/**
 * Takes the bytes of one instruction. A read past the last byte, or past the 15th of the instruction, gives 0 and is
 * remembered: the decoder asks {@link #overrun()} before it believes what it read.
 */
final class ByteReader {
    private final byte[] bytes;
    private final int start;
    private final int available;
    private int taken;
    private boolean overrun;

    ByteReader(byte[] bytes, int start, int available) {
        this.bytes = bytes;
        this.start = start;
        this.available = available;
    }

    int taken() {
        return taken;
    }

    boolean overrun() {
        return overrun;
    }

    /** What an overrun means: the 16th byte was asked for, or there are too few bytes. */
    Decoded overrunOutcome() {
        return taken >= Decoder.LONGEST ? new Decoded.TooLong() : new Decoded.Truncated();
    }

    /** The next byte, 0 to 255, without taking it. */
    int peek() {
        if (taken >= available || taken >= Decoder.LONGEST) {
            overrun = true;
            return 0;
        }
        return bytes[start + taken] & 0xFF;
    }

    int next() {
        int value = peek();
        if (!overrun) {
            taken++;
        }
        return value;
    }

    /** A little-endian number of 8, 16, 32 or 64 bits, zero-extended. */
    long unsigned(int bits) {
        long value = 0;
        for (int shift = 0; shift < bits; shift += 8) {
            value |= (long) next() << shift;
        }
        return value;
    }

    /** A little-endian number of 8, 16, 32 or 64 bits, sign-extended. */
    long signed(int bits) {
        return unsigned(bits) << (64 - bits) >> (64 - bits);
    }
}
