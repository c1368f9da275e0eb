package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Mnemonic;
import java.util.Map;

/**
 * Shifts and rotates. Intel SDM Vol. 2. Where the manual leaves OF undefined (counts over 1) it is computed as for a
 * count of 1 from the result, and AF of a shift is 0, as recent processors do.
 */
final class Shifts {
    private Shifts() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.SHL, at -> shift(at, Shifts::shl));
        table.put(Mnemonic.SHR, at -> shift(at, Shifts::shr));
        table.put(Mnemonic.SAR, at -> shift(at, Shifts::sar));
        table.put(Mnemonic.ROL, at -> shift(at, Shifts::rol));
        table.put(Mnemonic.ROR, at -> shift(at, Shifts::ror));
        table.put(Mnemonic.RCL, at -> shift(at, Shifts::rcl));
        table.put(Mnemonic.RCR, at -> shift(at, Shifts::rcr));
        table.put(Mnemonic.SHLD, at -> doubleShift(at, true));
        table.put(Mnemonic.SHRD, at -> doubleShift(at, false));
    }

    /** One shift: value and result of {@code bits} bits, a count that is not 0. */
    private interface Kind {
        long apply(Flags flags, long value, int count, int bits);
    }

    private static Op shift(At at, Kind kind) {
        int bits = at.instruction().operandBits();
        int mask = bits == 64 ? 63 : 31;
        Place place = Place.of(at.instruction().operand(0), at);
        Place amount = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> {
            int count = (int) amount.get(core) & mask;
            place.probe(core);
            long value = place.get(core);
            place.set(core, count == 0 ? value : kind.apply(core.flags, value, count, bits));
        });
    }

    private static long mask(int bits) {
        return bits == 64 ? -1L : (1L << bits) - 1;
    }

    private static boolean bit(long value, int number) {
        return (value >>> number & 1) != 0;
    }

    private static long shl(Flags flags, long value, int count, int bits) {
        long result = count >= 64 ? 0 : value << count & mask(bits);
        boolean carry = count <= bits && bit(value, bits - count);
        flags.logic(result << 64 - bits, 64 - bits);
        flags.cf = carry;
        flags.of = bit(result, bits - 1) ^ carry;
        return result;
    }

    private static long shr(Flags flags, long value, int count, int bits) {
        long result = value >>> count;
        boolean carry = bit(value, count - 1);
        flags.logic(result << 64 - bits, 64 - bits);
        flags.cf = carry;
        flags.of = bit(value, bits - 1) && count == 1;
        return result;
    }

    private static long sar(Flags flags, long value, int count, int bits) {
        long extended = value << 64 - bits >> 64 - bits;
        long result = extended >> count & mask(bits);
        flags.logic(result << 64 - bits, 64 - bits);
        flags.cf = bit(extended, count - 1);
        return result;
    }

    private static long rol(Flags flags, long value, int count, int bits) {
        int turn = count % bits;
        long result = turn == 0 ? value : (value << turn | value >>> bits - turn) & mask(bits);
        flags.cf = bit(result, 0);
        flags.of = bit(result, bits - 1) ^ flags.cf;
        return result;
    }

    private static long ror(Flags flags, long value, int count, int bits) {
        int turn = count % bits;
        long result = turn == 0 ? value : (value >>> turn | value << bits - turn) & mask(bits);
        flags.cf = bit(result, bits - 1);
        flags.of = bit(result, bits - 1) ^ bit(result, bits - 2);
        return result;
    }

    private static long rcl(Flags flags, long value, int count, int bits) {
        long result = value;
        for (int left = count % (bits + 1); left > 0; left--) {
            boolean out = bit(result, bits - 1);
            result = (result << 1 | (flags.cf ? 1 : 0)) & mask(bits);
            flags.cf = out;
        }
        flags.of = bit(result, bits - 1) ^ flags.cf;
        return result;
    }

    private static long rcr(Flags flags, long value, int count, int bits) {
        long result = value;
        for (int left = count % (bits + 1); left > 0; left--) {
            boolean out = bit(result, 0);
            result = result >>> 1 | (flags.cf ? 1L << bits - 1 : 0);
            flags.cf = out;
        }
        flags.of = bit(result, bits - 1) ^ bit(result, bits - 2);
        return result;
    }

    private static Op doubleShift(At at, boolean left) {
        int bits = at.instruction().operandBits();
        Place place = Place.of(at.instruction().operand(0), at);
        Place filler = Place.of(at.instruction().operand(1), at);
        Place amount = Place.of(at.instruction().operand(2), at);
        return new Simple(at, core -> {
            int count = (int) amount.get(core) & (bits == 64 ? 63 : 31);
            place.probe(core);
            long value = place.get(core);
            place.set(core, count == 0 ? value : apply(core.flags, value, filler.get(core), count, bits, left));
        });
    }

    private static long apply(Flags flags, long value, long filler, int count, int bits, boolean left) {
        int within = count % bits == 0 ? bits : count % bits;
        long result;
        boolean carry;
        if (within == bits) {
            result = filler;
            carry = bit(value, left ? 0 : bits - 1);
        } else if (left) {
            result = (value << within | filler >>> bits - within) & mask(bits);
            carry = bit(value, bits - within);
        } else {
            result = (value >>> within | filler << bits - within) & mask(bits);
            carry = bit(value, within - 1);
        }
        flags.logic(result << 64 - bits, 64 - bits);
        flags.cf = carry;
        flags.of = bit(result, bits - 1) ^ bit(value, bits - 1);
        return result;
    }
}
