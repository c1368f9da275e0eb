package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import java.util.Map;

/**
 * SSE2 integer arithmetic, comparisons and logic, and the bitwise logic of SSE: all that works on each half of 64 bits
 * by itself. Intel SDM Vol. 2.
 */
final class SseIntegers {
    private SseIntegers() {}

    /** What becomes of one half of the destination and the source. */
    interface Half {
        long apply(long a, long b);
    }

    /** What becomes of one element of the destination and the source; both are sign-extended, the result is cut. */
    private interface Element {
        long apply(long a, long b);
    }

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        logic(table);
        sums(table);
        for (String name : new String[] {"B8", "W16", "D32"}) {
            int bits = Integer.parseInt(name.substring(1));
            String size = name.substring(0, 1);
            half(table, "PCMPEQ" + size, each(bits, (a, b) -> a == b ? -1 : 0));
            half(table, "PCMPGT" + size, each(bits, (a, b) -> a > b ? -1 : 0));
        }
        half(table, "PMINUB", each(8, (a, b) -> Math.min(a & 0xFF, b & 0xFF)));
        half(table, "PMAXUB", each(8, (a, b) -> Math.max(a & 0xFF, b & 0xFF)));
        half(table, "PMINSW", each(16, Math::min));
        half(table, "PMAXSW", each(16, Math::max));
        half(table, "PAVGB", each(8, (a, b) -> (a & 0xFF) + (b & 0xFF) + 1 >> 1));
        half(table, "PAVGW", each(16, (a, b) -> (a & 0xFFFF) + (b & 0xFFFF) + 1 >> 1));
        half(table, "PMULLW", each(16, (a, b) -> a * b));
        half(table, "PMULHW", each(16, (a, b) -> a * b >> 16));
        half(table, "PMULHUW", each(16, (a, b) -> (a & 0xFFFF) * (b & 0xFFFF) >> 16));
        half(table, "PMULUDQ", (a, b) -> (a & 0xFFFFFFFFL) * (b & 0xFFFFFFFFL));
        half(table, "PMADDWD", SseIntegers::multiplyAdd);
        half(table, "PSADBW", SseIntegers::differences);
    }

    private static void logic(Map<Mnemonic, Compiler.Maker> table) {
        for (String name : new String[] {"PXOR", "XORPS", "XORPD"}) {
            table.put(Mnemonic.valueOf(name), SseIntegers::exclusiveOr);
        }
        for (String suffix : new String[] {"PS", "PD"}) {
            half(table, "AND" + suffix, (a, b) -> a & b);
            half(table, "ANDN" + suffix, (a, b) -> ~a & b);
            half(table, "OR" + suffix, (a, b) -> a | b);
        }
        half(table, "PAND", (a, b) -> a & b);
        half(table, "PANDN", (a, b) -> ~a & b);
        half(table, "POR", (a, b) -> a | b);
    }

    private static void sums(Map<Mnemonic, Compiler.Maker> table) {
        half(table, "PADDQ", (a, b) -> a + b);
        half(table, "PSUBQ", (a, b) -> a - b);
        half(table, "PADDD", each(32, (a, b) -> a + b));
        half(table, "PSUBD", each(32, (a, b) -> a - b));
        for (String name : new String[] {"B8", "W16"}) {
            int bits = Integer.parseInt(name.substring(1));
            String size = name.substring(0, 1);
            long mask = (1L << bits) - 1;
            half(table, "PADD" + size, each(bits, (a, b) -> a + b));
            half(table, "PSUB" + size, each(bits, (a, b) -> a - b));
            half(table, "PADDS" + size, each(bits, (a, b) -> signedLimit(a + b, bits)));
            half(table, "PSUBS" + size, each(bits, (a, b) -> signedLimit(a - b, bits)));
            half(table, "PADDUS" + size, each(bits, (a, b) -> Math.min((a & mask) + (b & mask), mask)));
            half(table, "PSUBUS" + size, each(bits, (a, b) -> Math.max((a & mask) - (b & mask), 0)));
        }
    }

    /** The nearest signed number of that many bits. */
    static long signedLimit(long value, int bits) {
        long most = (1L << bits - 1) - 1;
        return Math.max(-most - 1, Math.min(most, value));
    }

    private static Half each(int bits, Element element) {
        long mask = (1L << bits) - 1;
        int up = 64 - bits;
        return (a, b) -> {
            long result = 0;
            for (int at = 0; at < 64; at += bits) {
                long value = element.apply(a >>> at << up >> up, b >>> at << up >> up);
                result |= (value & mask) << at;
            }
            return result;
        };
    }

    private static long multiplyAdd(long a, long b) {
        long low = (long) (short) a * (short) b + (long) (short) (a >> 16) * (short) (b >> 16);
        long high = (long) (short) (a >> 32) * (short) (b >> 32) + (long) (short) (a >> 48) * (short) (b >> 48);
        return low & 0xFFFFFFFFL | high << 32;
    }

    private static long differences(long a, long b) {
        long sum = 0;
        for (int at = 0; at < 64; at += 8) {
            sum += Math.abs((a >>> at & 0xFF) - (b >>> at & 0xFF));
        }
        return sum;
    }

    private static void half(Map<Mnemonic, Compiler.Maker> table, String name, Half half) {
        table.put(Mnemonic.valueOf(name), at -> new Halves(at, half));
    }

    /** With itself, as compilers clear a register, it needs no operand. */
    private static Op exclusiveOr(At at) {
        if (at.instruction().operand(0).equals(at.instruction().operand(1))) {
            return new Clear(at);
        }
        return new Halves(at, (a, b) -> a ^ b);
    }

    private static final class Clear extends SseOp {
        private final int target;

        Clear(At at) {
            super(at);
            this.target = Xmm.index(instruction.operand(0));
        }

        @Override
        void act(Core core) {
            core.xmm[target] = 0;
            core.xmm[target + 1] = 0;
        }
    }

    private static final class Halves extends SseOp {
        private final Half half;
        private final int target;
        private final Xmm source;

        Halves(At at, Half half) {
            super(at);
            Operand first = instruction.operand(0);
            this.half = half;
            this.target = Xmm.index(first);
            this.source = Xmm.of(instruction.operand(1), at);
        }

        @Override
        void act(Core core) {
            long low = source.low(core);
            long high = source.high(core);
            core.xmm[target] = half.apply(core.xmm[target], low);
            core.xmm[target + 1] = half.apply(core.xmm[target + 1], high);
        }
    }
}
