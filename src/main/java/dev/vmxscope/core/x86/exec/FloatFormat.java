package dev.vmxscope.core.x86.exec;

import java.math.BigDecimal;

/** Single or double precision, as bit patterns in the low bits of a long. Intel SDM Vol. 1, section 4.8. */
enum FloatFormat {
    SINGLE(32, 23),
    DOUBLE(64, 52);

    final int bits;
    final long mask;
    final long sign;
    private final long exponent;
    private final long fraction;
    private final long quietBit;

    FloatFormat(int bits, int fractionBits) {
        this.bits = bits;
        this.mask = -1L >>> 64 - bits;
        this.sign = 1L << bits - 1;
        this.fraction = (1L << fractionBits) - 1;
        this.exponent = mask & ~sign & ~fraction;
        this.quietBit = 1L << fractionBits - 1;
    }

    boolean isNan(long value) {
        return (value & exponent) == exponent && (value & fraction) != 0;
    }

    boolean isSignaling(long value) {
        return isNan(value) && (value & quietBit) == 0;
    }

    long quiet(long nan) {
        return nan | quietBit;
    }

    /** The NaN of an invalid operation. */
    long indefinite() {
        return sign | exponent | quietBit;
    }

    boolean isInfinite(long value) {
        return (value & ~sign & mask) == exponent;
    }

    boolean isZero(long value) {
        return (value & ~sign & mask) == 0;
    }

    boolean isDenormal(long value) {
        return (value & exponent) == 0 && (value & fraction) != 0;
    }

    /** A finite number that is neither 0 nor denormal nor the smallest normal one. */
    boolean isWellNormal(long value) {
        long magnitude = value & ~sign & mask;
        return magnitude > fraction + 1 && magnitude < exponent;
    }

    boolean isSmallestNormal(long value) {
        return (value & ~sign & mask) == fraction + 1;
    }

    /** The number; exact. Not for NaNs. */
    double number(long value) {
        return this == SINGLE ? Float.intBitsToFloat((int) value) : Double.longBitsToDouble(value);
    }

    /** The number; exact. Not for NaNs and infinities. */
    BigDecimal exact(long value) {
        return new BigDecimal(number(value));
    }

    /** A double rounded to this format, to nearest. */
    long round(double value) {
        return this == SINGLE ? Float.floatToRawIntBits((float) value) & mask : Double.doubleToRawLongBits(value);
    }

    /** What is smaller than this in magnitude is still too small after rounding, were the exponent unbounded. */
    BigDecimal tinyBelow() {
        double smallest = this == SINGLE ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        int precision = this == SINGLE ? 24 : 53;
        return new BigDecimal(smallest)
                .multiply(BigDecimal.ONE.subtract(new BigDecimal(Math.scalb(1.0, -precision - 1))));
    }
}
