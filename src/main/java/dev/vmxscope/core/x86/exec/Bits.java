package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import java.util.Map;

/** Bit tests, bit scans, POPCNT and BSWAP. Intel SDM Vol. 2. */
final class Bits {
    private Bits() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.BT, at -> test(at, (value, bit) -> value, false));
        table.put(Mnemonic.BTS, at -> test(at, (value, bit) -> value | bit, true));
        table.put(Mnemonic.BTR, at -> test(at, (value, bit) -> value & ~bit, true));
        table.put(Mnemonic.BTC, at -> test(at, (value, bit) -> value ^ bit, true));
        table.put(Mnemonic.BSF, at -> scan(at, false));
        table.put(Mnemonic.BSR, at -> scan(at, true));
        table.put(Mnemonic.TZCNT, at -> count(at, false));
        table.put(Mnemonic.LZCNT, at -> count(at, true));
        table.put(Mnemonic.POPCNT, Bits::population);
        table.put(Mnemonic.BSWAP, Bits::swap);
    }

    private interface Change {
        long apply(long value, long bit);
    }

    private static Op test(At at, Change change, boolean writes) {
        int bits = at.instruction().operandBits();
        Operand first = at.instruction().operand(0);
        Place amount = Place.of(at.instruction().operand(1), at);
        boolean farReaching = first instanceof Operand.Mem && at.instruction().operand(1) instanceof Operand.Reg;
        if (farReaching && first instanceof Operand.Mem memory) {
            Ea address = Ea.of(memory, at);
            return new Simple(at, core -> {
                long number = amount.get(core) << 64 - bits >> 64 - bits;
                long element = address.of(core, (number >> (bits == 64 ? 6 : bits == 32 ? 5 : 4)) * (bits / 8));
                Place place = Place.memory(new Ea.Known(element), bits);
                apply(core, place, 1L << (number & bits - 1), change, writes);
            });
        }
        Place place = Place.of(first, at);
        return new Simple(at, core -> apply(core, place, 1L << (amount.get(core) & bits - 1), change, writes));
    }

    private static void apply(Core core, Place place, long bit, Change change, boolean writes) {
        if (writes) {
            place.probe(core);
        }
        long value = place.get(core);
        if (writes) {
            place.set(core, change.apply(value, bit));
        }
        core.flags.cf = (value & bit) != 0;
    }

    private static Op scan(At at, boolean reverse) {
        Place target = Place.of(at.instruction().operand(0), at);
        Place source = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> {
            long value = source.get(core);
            core.flags.setZf(value == 0);
            if (value != 0) {
                target.set(core, reverse ? 63 - Long.numberOfLeadingZeros(value) : Long.numberOfTrailingZeros(value));
            }
        });
    }

    private static Op count(At at, boolean leading) {
        int bits = at.instruction().operandBits();
        Place target = Place.of(at.instruction().operand(0), at);
        Place source = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> {
            long value = source.get(core);
            int zeros = leading
                    ? Long.numberOfLeadingZeros(value) - (64 - bits)
                    : Math.min(bits, Long.numberOfTrailingZeros(value));
            target.set(core, zeros);
            core.flags.cf = zeros == bits;
            core.flags.setZf(zeros == 0);
        });
    }

    private static Op population(At at) {
        Place target = Place.of(at.instruction().operand(0), at);
        Place source = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> {
            int ones = Long.bitCount(source.get(core));
            target.set(core, ones);
            core.flags.logic(1, 0);
            core.flags.parityResult = 1;
            core.flags.setZf(ones == 0);
        });
    }

    private static Op swap(At at) {
        boolean wide = at.instruction().operandBits() == 64;
        Place place = Place.of(at.instruction().operand(0), at);
        return new Simple(at, core -> {
            long value = place.get(core);
            place.set(core, wide ? Long.reverseBytes(value) : Integer.reverseBytes((int) value) & 0xFFFFFFFFL);
        });
    }
}
