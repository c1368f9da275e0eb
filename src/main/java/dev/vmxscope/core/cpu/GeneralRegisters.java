package dev.vmxscope.core.cpu;

import java.util.Arrays;

/** The sixteen general registers RAX to R15, 64 bits each, as a value. */
public final class GeneralRegisters {
    /** How many there are. */
    public static final int COUNT = 16;

    /** Encoding of RAX. */
    public static final int RAX = 0;
    /** Encoding of RCX. */
    public static final int RCX = 1;
    /** Encoding of RDX. */
    public static final int RDX = 2;
    /** Encoding of RBX. */
    public static final int RBX = 3;
    /** Encoding of RSP. */
    public static final int RSP = 4;
    /** Encoding of RBP. */
    public static final int RBP = 5;
    /** Encoding of RSI. */
    public static final int RSI = 6;
    /** Encoding of RDI. */
    public static final int RDI = 7;
    /** Encoding of R8. */
    public static final int R8 = 8;
    /** Encoding of R9. */
    public static final int R9 = 9;

    /** All zero. */
    public static final GeneralRegisters ZERO = new GeneralRegisters(new long[COUNT]);

    private final long[] values;

    private GeneralRegisters(long[] values) {
        this.values = values;
    }

    /** A copy of sixteen values in the order of the encoding. */
    public static GeneralRegisters of(long... values) {
        return new GeneralRegisters(Arrays.copyOf(values, COUNT));
    }

    /** The register of that encoding, 0 to 15. */
    public long get(int number) {
        return values[number];
    }

    /** The same registers with one replaced. */
    public GeneralRegisters with(int number, long value) {
        long[] copy = values.clone();
        copy[number] = value;
        return new GeneralRegisters(copy);
    }

    /** Copies the sixteen values into an array. */
    public void copyTo(long[] target) {
        System.arraycopy(values, 0, target, 0, COUNT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GeneralRegisters that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.stream(values).mapToObj(Long::toHexString).toArray());
    }
}
