package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import java.util.Map;

/** SSE and SSE2 shuffles, unpacks, packs and shifts, PEXTRW and PINSRW. Intel SDM Vol. 2. */
final class SseShuffles {
    private SseShuffles() {}

    /** Computes the new halves of register {@code target} out of it and the source. */
    private interface Mix {
        void apply(long[] xmm, int target, long low, long high);
    }

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        unpack(table, 8, "BW");
        unpack(table, 16, "WD");
        unpack(table, 32, "DQ");
        unpack(table, 64, "QDQ");
        for (String name : new String[] {"PS32", "PD64"}) {
            int bits = Integer.parseInt(name.substring(2));
            unpack(table, bits, "UNPCKL" + name.substring(0, 2), false);
            unpack(table, bits, "UNPCKH" + name.substring(0, 2), true);
        }
        mix(table, "PACKSSWB", (xmm, to, low, high) -> pack(xmm, to, low, high, 16, false));
        mix(table, "PACKSSDW", (xmm, to, low, high) -> pack(xmm, to, low, high, 32, false));
        mix(table, "PACKUSWB", (xmm, to, low, high) -> pack(xmm, to, low, high, 16, true));
        table.put(Mnemonic.PSHUFD, SseShuffles::shuffleDoubles);
        table.put(Mnemonic.PSHUFLW, at -> shuffleWords(at, false));
        table.put(Mnemonic.PSHUFHW, at -> shuffleWords(at, true));
        table.put(Mnemonic.SHUFPS, SseShuffles::shuffleSingles);
        table.put(Mnemonic.SHUFPD, SseShuffles::shufflePair);
        for (String name : new String[] {"W16", "D32", "Q64"}) {
            int bits = Integer.parseInt(name.substring(1));
            String size = name.substring(0, 1);
            shift(table, "PSLL" + size, bits, (value, count) -> count >= bits ? 0 : value << count);
            shift(table, "PSRL" + size, bits, (value, count) -> count >= bits ? 0 : cut(value, bits) >>> count);
            if (bits < 64) {
                shift(table, "PSRA" + size, bits, (value, count) -> value >> Math.min(count, 63));
            }
        }
        table.put(Mnemonic.PSLLDQ, at -> shiftWhole(at, true));
        table.put(Mnemonic.PSRLDQ, at -> shiftWhole(at, false));
        table.put(Mnemonic.PEXTRW, SseShuffles::extract);
        table.put(Mnemonic.PINSRW, SseShuffles::insert);
    }

    private static long cut(long value, int bits) {
        return bits == 64 ? value : value & (1L << bits) - 1;
    }

    private static int control(At at) {
        return (int) ((Operand.Imm) at.instruction().operand(2)).value() & 0xFF;
    }

    private static Op mix(At at, Mix mix) {
        int target = Xmm.index(at.instruction().operand(0));
        Xmm source = Xmm.of(at.instruction().operand(1), at);
        return SseOp.of(at, core -> {
            long low = source.low(core);
            long high = source.high(core);
            mix.apply(core.xmm, target, low, high);
        });
    }

    private static void mix(Map<Mnemonic, Compiler.Maker> table, String name, Mix mix) {
        table.put(Mnemonic.valueOf(name), at -> mix(at, mix));
    }

    private static void unpack(Map<Mnemonic, Compiler.Maker> table, int bits, String sizes) {
        unpack(table, bits, "PUNPCKL" + sizes, false);
        unpack(table, bits, "PUNPCKH" + sizes, true);
    }

    /** The elements of one half of destination and source in turns. */
    private static void unpack(Map<Mnemonic, Compiler.Maker> table, int bits, String name, boolean upper) {
        mix(table, name, (xmm, to, low, high) -> {
            long a = xmm[upper ? to + 1 : to];
            long b = upper ? high : low;
            if (bits == 64) {
                xmm[to] = a;
                xmm[to + 1] = b;
            } else {
                xmm[to] = interleave(a, b, bits);
                xmm[to + 1] = interleave(a >>> 32, b >>> 32, bits);
            }
        });
    }

    private static long interleave(long a, long b, int bits) {
        long result = 0;
        for (int at = 0; at < 32; at += bits) {
            result |= cut(a >>> at, bits) << 2 * at | cut(b >>> at, bits) << 2 * at + bits;
        }
        return result;
    }

    private static void pack(long[] xmm, int to, long low, long high, int bits, boolean unsigned) {
        xmm[to] = narrow(xmm[to], bits, unsigned) | narrow(xmm[to + 1], bits, unsigned) << 32;
        xmm[to + 1] = narrow(low, bits, unsigned) | narrow(high, bits, unsigned) << 32;
    }

    /** The elements of one half, each limited to half its width: 32 bits. */
    private static long narrow(long half, int bits, boolean unsigned) {
        int narrow = bits / 2;
        long result = 0;
        for (int at = 0; at < 64; at += bits) {
            long value = half >>> at << 64 - bits >> 64 - bits;
            long limited = unsigned
                    ? Math.max(0, Math.min((1L << narrow) - 1, value))
                    : SseIntegers.signedLimit(value, narrow);
            result |= cut(limited, narrow) << at / 2;
        }
        return result;
    }

    private static long select(long low, long high, int number) {
        return ((number & 2) == 0 ? low : high) >>> 32 * (number & 1) & 0xFFFFFFFFL;
    }

    private static Op shuffleDoubles(At at) {
        int control = control(at);
        return mix(at, (xmm, to, low, high) -> {
            xmm[to] = select(low, high, control) | select(low, high, control >> 2) << 32;
            xmm[to + 1] = select(low, high, control >> 4) | select(low, high, control >> 6) << 32;
        });
    }

    private static Op shuffleSingles(At at) {
        int control = control(at);
        return mix(at, (xmm, to, low, high) -> {
            long first = xmm[to];
            long second = xmm[to + 1];
            xmm[to] = select(first, second, control) | select(first, second, control >> 2) << 32;
            xmm[to + 1] = select(low, high, control >> 4) | select(low, high, control >> 6) << 32;
        });
    }

    private static Op shufflePair(At at) {
        int control = control(at);
        return mix(at, (xmm, to, low, high) -> {
            xmm[to] = xmm[to + (control & 1)];
            xmm[to + 1] = (control & 2) == 0 ? low : high;
        });
    }

    private static Op shuffleWords(At at, boolean upper) {
        int control = control(at);
        return mix(at, (xmm, to, low, high) -> {
            long from = upper ? high : low;
            long shuffled = 0;
            for (int word = 0; word < 4; word++) {
                shuffled |= (from >>> 16 * (control >> 2 * word & 3) & 0xFFFF) << 16 * word;
            }
            xmm[to] = upper ? low : shuffled;
            xmm[to + 1] = upper ? shuffled : high;
        });
    }

    /** One element of a shift, sign-extended; a count of 64 or more arrives as 64. */
    private interface ElementShift {
        long apply(long value, int count);
    }

    private static void shift(Map<Mnemonic, Compiler.Maker> table, String name, int bits, ElementShift shift) {
        table.put(Mnemonic.valueOf(name), at -> {
            if (at.instruction().operand(1) instanceof Operand.Imm constant) {
                int count = (int) Math.min(64, constant.value() & 0xFF);
                int target = Xmm.index(at.instruction().operand(0));
                return SseOp.of(at, core -> shiftBoth(core.xmm, target, count, bits, shift));
            }
            return mix(
                    at,
                    (xmm, to, low, high) ->
                            shiftBoth(xmm, to, Long.compareUnsigned(low, 64) > 0 ? 64 : (int) low, bits, shift));
        });
    }

    private static void shiftBoth(long[] xmm, int target, int count, int bits, ElementShift shift) {
        for (int half = target; half <= target + 1; half++) {
            long result = 0;
            for (int at = 0; at < 64; at += bits) {
                long value = xmm[half] >>> at << 64 - bits >> 64 - bits;
                result |= cut(shift.apply(value, count), bits) << at;
            }
            xmm[half] = result;
        }
    }

    /** PSLLDQ and PSRLDQ: the whole register by bytes. */
    private static Op shiftWhole(At at, boolean left) {
        int target = Xmm.index(at.instruction().operand(0));
        int bytes = (int) Math.min(16, ((Operand.Imm) at.instruction().operand(1)).value() & 0xFF);
        int bits = 8 * bytes;
        return SseOp.of(at, core -> {
            long near = core.xmm[left ? target : target + 1];
            long far = core.xmm[left ? target + 1 : target];
            long newNear = bits >= 64 ? 0 : left ? near << bits : near >>> bits;
            long newFar = far;
            if (bits >= 64) {
                newFar = bits == 128 ? 0 : left ? near << bits - 64 : near >>> bits - 64;
            } else if (bits > 0) {
                newFar = left ? far << bits | near >>> 64 - bits : far >>> bits | near << 64 - bits;
            }
            core.xmm[left ? target : target + 1] = newNear;
            core.xmm[left ? target + 1 : target] = newFar;
        });
    }

    private static Op extract(At at) {
        Place target = Place.of(at.instruction().operand(0), at);
        int word = control(at) & 7;
        int source = Xmm.index(at.instruction().operand(1)) + (word >> 2);
        return SseOp.of(at, core -> target.set(core, core.xmm[source] >>> 16 * (word & 3) & 0xFFFF));
    }

    private static Op insert(At at) {
        int word = control(at) & 7;
        int target = Xmm.index(at.instruction().operand(0)) + (word >> 2);
        Place source = Place.of(at.instruction().operand(1), at);
        int shift = 16 * (word & 3);
        return SseOp.of(at, core -> {
            long value = source.get(core) & 0xFFFF;
            core.xmm[target] = core.xmm[target] & ~(0xFFFFL << shift) | value << shift;
        });
    }
}
