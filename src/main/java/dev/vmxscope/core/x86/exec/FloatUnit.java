package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.text.Message;
import java.math.BigDecimal;

/**
 * SSE floating-point arithmetic on bit patterns, with the exception flags of MXCSR (Intel SDM Vol. 1, sections 4.9,
 * 10.2.3, 11.5). Rounding is to nearest; what else MXCSR can ask for is not emulated.
 */
final class FloatUnit {
    static final int INVALID = 1;
    static final int DENORMAL = 2;
    static final int DIVIDE_BY_ZERO = 4;
    static final int OVERFLOW = 8;
    static final int UNDERFLOW = 16;
    static final int PRECISION = 32;

    private static final int ALL = 0x3F;
    private static final int DENORMALS_ARE_ZEROS = 1 << 6;
    private static final int MASKS_SHIFT = 7;
    private static final int ROUNDING = 3 << 13;
    private static final int FLUSH_TO_ZERO = 1 << 15;

    /** Arithmetic of two operands; the square root takes the second. */
    enum Kind {
        ADD,
        SUB,
        MUL,
        DIV,
        SQRT
    }

    private int mxcsr;
    private int raised;

    /** Begins an instruction. */
    void begin(Core core) {
        mxcsr = core.mxcsr;
        raised = 0;
        if ((mxcsr & (DENORMALS_ARE_ZEROS | ROUNDING | FLUSH_TO_ZERO)) != 0) {
            throw new NotEmulated(Message.of("missing.rounding", Integer.toHexString(mxcsr)));
        }
    }

    /** Ends an instruction before its result is stored: the flags go to MXCSR. */
    void end(Core core) {
        int unmasked = raised & ~(mxcsr >> MASKS_SHIFT) & ALL;
        if (unmasked != 0) {
            throw new NotEmulated(
                    Message.of("missing.simd", Integer.toHexString(mxcsr), Integer.toHexString(unmasked)));
        }
        core.mxcsr = mxcsr | raised;
    }

    void raise(int flags) {
        raised |= flags;
    }

    private boolean unmasked(int flag) {
        return (mxcsr >> MASKS_SHIFT & flag) == 0;
    }

    /** Whether it makes no difference that a result is inexact: told before, and masked. */
    private boolean precisionKnown() {
        return (mxcsr & PRECISION) != 0 && !unmasked(PRECISION);
    }

    long arithmetic(Kind kind, FloatFormat format, long first, long b) {
        long a = kind == Kind.SQRT ? b : first;
        if (format.isNan(a) || format.isNan(b)) {
            return propagate(format, a, b);
        }
        long result = compute(kind, format, a, b);
        if (format.isNan(result)) {
            raised |= INVALID;
            return format.indefinite();
        }
        if (kind == Kind.DIV && format.isZero(b) && !format.isInfinite(a)) {
            raised |= DIVIDE_BY_ZERO;
            return result;
        }
        raised |= format.isDenormal(a) || format.isDenormal(b) ? DENORMAL : 0;
        if (!format.isInfinite(a) && !format.isInfinite(b)) {
            note(kind, format, a, b, result);
        }
        return result;
    }

    /** The first operand if it is a NaN, else the second, made quiet. Intel SDM Vol. 1, table 4-7. */
    private long propagate(FloatFormat format, long a, long b) {
        raised |= format.isSignaling(a) || format.isSignaling(b) ? INVALID : 0;
        return format.quiet(format.isNan(a) ? a : b);
    }

    /** Java rounds every operation to nearest, in the precision of its type. */
    private static long compute(Kind kind, FloatFormat format, long a, long b) {
        if (format == FloatFormat.SINGLE) {
            float x = Float.intBitsToFloat((int) a);
            float y = Float.intBitsToFloat((int) b);
            float result = switch (kind) {
                case ADD -> x + y;
                case SUB -> x - y;
                case MUL -> x * y;
                case DIV -> x / y;
                case SQRT -> (float) Math.sqrt(y);
            };
            return Float.floatToRawIntBits(result) & 0xFFFFFFFFL;
        }
        double x = Double.longBitsToDouble(a);
        double y = Double.longBitsToDouble(b);
        return Double.doubleToRawLongBits(
                switch (kind) {
                    case ADD -> x + y;
                    case SUB -> x - y;
                    case MUL -> x * y;
                    case DIV -> x / y;
                    case SQRT -> Math.sqrt(y);
                });
    }

    /** Overflow, underflow and precision of a finite operation. */
    private void note(Kind kind, FloatFormat format, long a, long b, long result) {
        if (format.isInfinite(result)) {
            raised |= OVERFLOW | PRECISION;
            return;
        }
        if (format.isWellNormal(result) && precisionKnown()) {
            return;
        }
        BigDecimal x = format.exact(a);
        BigDecimal y = format.exact(b);
        BigDecimal r = format.exact(result);
        BigDecimal limit = format.tinyBelow();
        switch (kind) {
            case ADD -> note(format, result, x.add(y).compareTo(r) != 0, false);
            case SUB -> note(format, result, x.subtract(y).compareTo(r) != 0, false);
            case MUL -> {
                BigDecimal product = x.multiply(y);
                note(format, result, product.compareTo(r) != 0, product.abs().compareTo(limit) < 0);
            }
            case DIV ->
                note(format, result, r.multiply(y).compareTo(x) != 0, x.abs().compareTo(limit.multiply(y.abs())) < 0);
            case SQRT -> note(format, result, r.multiply(r).compareTo(y) != 0, false);
        }
    }

    /** @param belowNormal whether the exact result is tiny, should the rounded one be the smallest normal number */
    private void note(FloatFormat format, long result, boolean inexact, boolean belowNormal) {
        boolean tiny = format.isDenormal(result)
                || format.isZero(result) && inexact
                || format.isSmallestNormal(result) && inexact && belowNormal;
        raised |= inexact ? PRECISION : 0;
        raised |= tiny && (inexact || unmasked(UNDERFLOW)) ? UNDERFLOW : 0;
    }

    /** MIN and MAX: the second operand if either is a NaN or both are 0. */
    long extreme(boolean most, FloatFormat format, long a, long b) {
        if (format.isNan(a) || format.isNan(b)) {
            raised |= INVALID;
            return b;
        }
        raised |= format.isDenormal(a) || format.isDenormal(b) ? DENORMAL : 0;
        double x = format.number(a);
        double y = format.number(b);
        return (most ? x > y : x < y) ? a : b;
    }

    /**
     * Compares.
     *
     * @param signals whether a quiet NaN is an invalid operand too
     * @return -1, 0, 1, or 2 for unordered
     */
    int compare(FloatFormat format, long a, long b, boolean signals) {
        if (format.isNan(a) || format.isNan(b)) {
            raised |= signals || format.isSignaling(a) || format.isSignaling(b) ? INVALID : 0;
            return 2;
        }
        raised |= format.isDenormal(a) || format.isDenormal(b) ? DENORMAL : 0;
        double x = format.number(a);
        double y = format.number(b);
        return x < y ? -1 : x > y ? 1 : 0;
    }

    /** A number of the other format. */
    long convert(FloatFormat from, FloatFormat to, long value) {
        if (from.isNan(value)) {
            raised |= from.isSignaling(value) ? INVALID : 0;
            long quiet = from.quiet(value);
            return from == FloatFormat.SINGLE
                    ? (quiet & from.sign) << 32 | to.indefinite() & ~to.sign | (quiet & 0x7FFFFF) << 29
                    : quiet >>> 32 & to.sign | to.indefinite() & ~to.sign | quiet >>> 29 & 0x7FFFFF;
        }
        raised |= from.isDenormal(value) ? DENORMAL : 0;
        long result = to.round(from.number(value));
        if (to == FloatFormat.SINGLE && !from.isInfinite(value)) {
            if (to.isInfinite(result)) {
                raised |= OVERFLOW | PRECISION;
            } else {
                BigDecimal exact = from.exact(value);
                boolean inexact = to.exact(result).compareTo(exact) != 0;
                note(to, result, inexact, exact.abs().compareTo(to.tinyBelow()) < 0);
            }
        }
        return result;
    }

    /** A signed integer as a number. */
    long fromInteger(FloatFormat to, long value) {
        long result = to == FloatFormat.SINGLE
                ? Float.floatToRawIntBits((float) value) & to.mask
                : Double.doubleToRawLongBits((double) value);
        raised |= to.exact(result).compareTo(new BigDecimal(value)) != 0 ? PRECISION : 0;
        return result;
    }

    /** A number as a signed integer of 32 or 64 bits, the most negative one if it does not fit. */
    long toInteger(FloatFormat from, long value, int bits, boolean truncate) {
        double number = from.isNan(value) ? Double.NaN : from.number(value);
        double whole = truncate ? (number < 0 ? Math.ceil(number) : Math.floor(number)) : Math.rint(number);
        double most = bits == 32 ? 0x1p31 : 0x1p63;
        if (!(whole >= -most && whole < most)) {
            raised |= INVALID;
            return bits == 32 ? 0x80000000L : Long.MIN_VALUE;
        }
        raised |= whole != number ? PRECISION : 0;
        return bits == 32 ? (long) whole & 0xFFFFFFFFL : (long) whole;
    }
}
