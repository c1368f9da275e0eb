package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.Rflags;

/**
 * The arithmetic flags while a core runs. CF and OF are kept as such; ZF, SF, PF and AF follow from kept results, so
 * that an instruction that sets flags nobody reads costs little.
 */
final class Flags {
    private static final long DERIVED = Rflags.ZF.mask() | Rflags.SF.mask() | Rflags.PF.mask() | Rflags.AF.mask();

    boolean cf;
    boolean of;
    /** ZF is 1 when this is 0. */
    long zeroResult;
    /** SF is the sign of this. */
    long signResult;
    /** PF is the even parity of the low byte of this. */
    int parityResult;
    /** AF is bit 4 of this. */
    int auxResult;
    /** All other bits of RFLAGS. */
    long rest;

    /** The logical instructions: CF and OF 0, AF is left 0. The result is shifted to the top of 64 bits. */
    void logic(long top, int shift) {
        cf = false;
        of = false;
        result(top, shift);
        auxResult = 0;
    }

    /** ZF, SF, PF from a result whose sign bit stands in bit 63. */
    void result(long top, int shift) {
        zeroResult = top;
        signResult = top;
        parityResult = (int) (top >>> shift);
    }

    boolean zf() {
        return zeroResult == 0;
    }

    boolean sf() {
        return signResult < 0;
    }

    boolean pf() {
        return (Integer.bitCount(parityResult & 0xFF) & 1) == 0;
    }

    boolean af() {
        return (auxResult & 0x10) != 0;
    }

    /** The whole of RFLAGS, 64 bits. */
    long get() {
        long value = rest;
        value |= cf ? Rflags.CF.mask() : 0;
        value |= of ? Rflags.OF.mask() : 0;
        value |= zf() ? Rflags.ZF.mask() : 0;
        value |= sf() ? Rflags.SF.mask() : 0;
        value |= pf() ? Rflags.PF.mask() : 0;
        value |= af() ? Rflags.AF.mask() : 0;
        return value | Rflags.ONE.mask();
    }

    /** Sets the whole of RFLAGS. */
    void set(long value) {
        cf = Rflags.CF.isSet(value);
        of = Rflags.OF.isSet(value);
        zeroResult = Rflags.ZF.isSet(value) ? 0 : 1;
        signResult = Rflags.SF.isSet(value) ? -1 : 0;
        parityResult = Rflags.PF.isSet(value) ? 0 : 1;
        auxResult = Rflags.AF.isSet(value) ? 0x10 : 0;
        rest = value & ~(DERIVED | Rflags.CF.mask() | Rflags.OF.mask()) | Rflags.ONE.mask();
    }

    /** Sets ZF alone. */
    void setZf(boolean value) {
        zeroResult = value ? 0 : 1;
    }

    /** Whether the condition of that number (the low four bits of Jcc, SETcc, CMOVcc) holds. SDM Vol. 1, app. B. */
    boolean holds(int condition) {
        return switch (condition) {
            case 0 -> of;
            case 1 -> !of;
            case 2 -> cf;
            case 3 -> !cf;
            case 4 -> zeroResult == 0;
            case 5 -> zeroResult != 0;
            case 6 -> cf || zeroResult == 0;
            case 7 -> !cf && zeroResult != 0;
            case 8 -> signResult < 0;
            case 9 -> signResult >= 0;
            case 10 -> pf();
            case 11 -> !pf();
            case 12 -> signResult < 0 != of;
            case 13 -> signResult < 0 == of;
            case 14 -> zeroResult == 0 || signResult < 0 != of;
            default -> zeroResult != 0 && signResult < 0 == of;
        };
    }
}
