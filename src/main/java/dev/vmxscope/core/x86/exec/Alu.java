package dev.vmxscope.core.x86.exec;

/**
 * The arithmetic of 8, 16, 32 and 64 bits with its flags. Operands are shifted up so that their sign bit is bit 63;
 * {@code shift} is 64 minus the width. Intel SDM Vol. 1, section 3.4.3.1 and appendix A.
 */
final class Alu {
    static final int ADD = 0;
    static final int OR = 1;
    static final int ADC = 2;
    static final int SBB = 3;
    static final int AND = 4;
    static final int SUB = 5;
    static final int XOR = 6;
    static final int CMP = 7;

    private Alu() {}

    static long apply(int kind, Flags flags, long a, long b, int shift) {
        return switch (kind) {
            case ADD -> add(flags, a, b, shift);
            case OR -> or(flags, a, b, shift);
            case ADC -> adc(flags, a, b, shift);
            case SBB -> sbb(flags, a, b, shift);
            case AND -> and(flags, a, b, shift);
            case XOR -> xor(flags, a, b, shift);
            default -> sub(flags, a, b, shift);
        };
    }

    static long add(Flags flags, long a, long b, int shift) {
        long x = a << shift;
        long y = b << shift;
        long r = x + y;
        flags.cf = Long.compareUnsigned(r, x) < 0;
        flags.of = ((x ^ r) & (y ^ r)) < 0;
        flags.result(r, shift);
        flags.auxResult = (int) (a ^ b ^ r >>> shift);
        return r >>> shift;
    }

    static long adc(Flags flags, long a, long b, int shift) {
        long x = a << shift;
        long y = b << shift;
        long carry = flags.cf ? 1L << shift : 0;
        long partial = x + y;
        long r = partial + carry;
        flags.cf = Long.compareUnsigned(partial, x) < 0 || Long.compareUnsigned(r, partial) < 0;
        flags.of = ((x ^ r) & (y ^ r)) < 0;
        flags.result(r, shift);
        flags.auxResult = (int) (a ^ b ^ r >>> shift);
        return r >>> shift;
    }

    static long sub(Flags flags, long a, long b, int shift) {
        long x = a << shift;
        long y = b << shift;
        long r = x - y;
        flags.cf = Long.compareUnsigned(x, y) < 0;
        flags.of = ((x ^ y) & (x ^ r)) < 0;
        flags.result(r, shift);
        flags.auxResult = (int) (a ^ b ^ r >>> shift);
        return r >>> shift;
    }

    static long sbb(Flags flags, long a, long b, int shift) {
        long x = a << shift;
        long y = b << shift;
        long borrow = flags.cf ? 1L << shift : 0;
        long partial = x - y;
        long r = partial - borrow;
        flags.cf = Long.compareUnsigned(x, y) < 0 || Long.compareUnsigned(partial, borrow) < 0;
        flags.of = ((x ^ y) & (x ^ r)) < 0;
        flags.result(r, shift);
        flags.auxResult = (int) (a ^ b ^ r >>> shift);
        return r >>> shift;
    }

    static long and(Flags flags, long a, long b, int shift) {
        long r = (a & b) << shift;
        flags.logic(r, shift);
        return r >>> shift;
    }

    static long or(Flags flags, long a, long b, int shift) {
        long r = (a | b) << shift;
        flags.logic(r, shift);
        return r >>> shift;
    }

    static long xor(Flags flags, long a, long b, int shift) {
        long r = (a ^ b) << shift;
        flags.logic(r, shift);
        return r >>> shift;
    }

    /** INC and DEC by {@code step}: as ADD, but CF stays. */
    static long step(Flags flags, long a, long step, int shift) {
        boolean carry = flags.cf;
        long r = add(flags, a, step, shift);
        if (step < 0) {
            flags.of = a << shift == Long.MIN_VALUE;
            flags.auxResult = (int) (a ^ 1 ^ r);
        }
        flags.cf = carry;
        return r;
    }
}
