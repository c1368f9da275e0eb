package dev.vmxscope.core.cpu;

import java.util.Arrays;

/** The sixteen XMM registers, 128 bits each, and MXCSR, 32 bits, as a value. */
public final class VectorRegisters {
    /** MXCSR after power-up: all exceptions masked. Intel SDM Vol. 3A, table 10-1. */
    public static final int MXCSR_RESET = 0x1F80;

    /** All zero, MXCSR as after power-up. */
    public static final VectorRegisters ZERO = new VectorRegisters(new long[32], MXCSR_RESET);

    private final long[] halves;
    private final int mxcsr;

    private VectorRegisters(long[] halves, int mxcsr) {
        this.halves = halves;
        this.mxcsr = mxcsr;
    }

    /** A copy of 32 halves, the low half of each register first. */
    public static VectorRegisters of(long[] halves, int mxcsr) {
        return new VectorRegisters(Arrays.copyOf(halves, 32), mxcsr);
    }

    /** Bits 63:0 of the register of that number. */
    public long low(int number) {
        return halves[2 * number];
    }

    /** Bits 127:64 of the register of that number. */
    public long high(int number) {
        return halves[2 * number + 1];
    }

    /** The control and status register. */
    public int mxcsr() {
        return mxcsr;
    }

    /** Copies the 32 halves into an array. */
    public void copyTo(long[] target) {
        System.arraycopy(halves, 0, target, 0, 32);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VectorRegisters that && mxcsr == that.mxcsr && Arrays.equals(halves, that.halves);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(halves) + mxcsr;
    }
}
