package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import java.util.Map;

/** SSE and SSE2 floating-point arithmetic and comparisons. Intel SDM Vol. 2. */
final class SseFloats {
    private SseFloats() {}

    /** What becomes of one element of the destination and the source. */
    private interface Element {
        long apply(FloatUnit unit, FloatFormat format, long a, long b);
    }

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        for (FloatUnit.Kind kind : FloatUnit.Kind.values()) {
            family(table, kind.name(), (unit, format, a, b) -> unit.arithmetic(kind, format, a, b));
        }
        family(table, "MIN", (unit, format, a, b) -> unit.extreme(false, format, a, b));
        family(table, "MAX", (unit, format, a, b) -> unit.extreme(true, format, a, b));
        for (String suffix : new String[] {"PS", "PD", "SS", "SD_XMM"}) {
            table.put(Mnemonic.valueOf("CMP" + suffix), at -> make(at, suffix, comparison(at)));
        }
        table.put(Mnemonic.COMISS, at -> compare(at, FloatFormat.SINGLE, true));
        table.put(Mnemonic.COMISD, at -> compare(at, FloatFormat.DOUBLE, true));
        table.put(Mnemonic.UCOMISS, at -> compare(at, FloatFormat.SINGLE, false));
        table.put(Mnemonic.UCOMISD, at -> compare(at, FloatFormat.DOUBLE, false));
        for (String name : new String[] {"RCPPS", "RCPSS", "RSQRTPS", "RSQRTSS"}) {
            table.put(Mnemonic.valueOf(name), SseFloats::approximation);
        }
    }

    private static void family(Map<Mnemonic, Compiler.Maker> table, String name, Element element) {
        for (String suffix : new String[] {"PS", "PD", "SS", "SD"}) {
            table.put(Mnemonic.valueOf(name + suffix), at -> make(at, suffix, element));
        }
    }

    private static Op make(At at, String suffix, Element element) {
        FloatFormat format = suffix.charAt(1) == 'S' ? FloatFormat.SINGLE : FloatFormat.DOUBLE;
        int target = Xmm.index(at.instruction().operand(0));
        Xmm source = Xmm.of(at.instruction().operand(1), at);
        if (suffix.charAt(0) == 'P') {
            return SseOp.of(at, core -> packed(core, format, target, source, element));
        }
        return SseOp.of(at, core -> {
            FloatUnit unit = core.floats;
            long b = source.low(core) & format.mask;
            unit.begin(core);
            long result = element.apply(unit, format, core.xmm[target] & format.mask, b);
            unit.end(core);
            core.xmm[target] = core.xmm[target] & ~format.mask | result & format.mask;
        });
    }

    private static void packed(Core core, FloatFormat format, int target, Xmm source, Element element) {
        FloatUnit unit = core.floats;
        long low = source.low(core);
        long high = source.high(core);
        unit.begin(core);
        long newLow = half(unit, format, core.xmm[target], low, element);
        long newHigh = half(unit, format, core.xmm[target + 1], high, element);
        unit.end(core);
        core.xmm[target] = newLow;
        core.xmm[target + 1] = newHigh;
    }

    private static long half(FloatUnit unit, FloatFormat format, long a, long b, Element element) {
        if (format == FloatFormat.DOUBLE) {
            return element.apply(unit, format, a, b);
        }
        long low = element.apply(unit, format, a & format.mask, b & format.mask);
        long high = element.apply(unit, format, a >>> 32, b >>> 32);
        return low & format.mask | high << 32;
    }

    /** The predicates of CMPPS and its kin: EQ, LT, LE, UNORD, and their opposites. Intel SDM Vol. 2A, table 3-1. */
    private static Element comparison(At at) {
        int predicate = (int) ((Operand.Imm) at.instruction().operand(2)).value() & 7;
        int kind = predicate & 3;
        boolean opposite = predicate >= 4;
        boolean signals = kind == 1 || kind == 2;
        return (unit, format, a, b) -> {
            int order = unit.compare(format, a, b, signals);
            boolean holds = switch (kind) {
                case 0 -> order == 0;
                case 1 -> order == -1;
                case 2 -> order == -1 || order == 0;
                default -> order == 2;
            };
            return holds != opposite ? -1L : 0;
        };
    }

    /** COMISS and its kin: the order goes to ZF, PF, CF; unordered sets all three. */
    private static Op compare(At at, FloatFormat format, boolean signals) {
        int first = Xmm.index(at.instruction().operand(0));
        Xmm second = Xmm.of(at.instruction().operand(1), at);
        return SseOp.of(at, core -> {
            FloatUnit unit = core.floats;
            long b = second.low(core) & format.mask;
            unit.begin(core);
            int order = unit.compare(format, core.xmm[first] & format.mask, b, signals);
            unit.end(core);
            core.flags.logic(order == 0 || order == 2 ? 0 : 1, 0);
            core.flags.parityResult = order == 2 ? 0 : 1;
            core.flags.cf = order == -1 || order == 2;
        });
    }

    private static Op approximation(At at) {
        String name = at.instruction().mnemonic().name();
        return SseOp.of(at, core -> {
            throw new NotEmulated(Message.of(
                    "missing.approximation",
                    name,
                    Long.toHexString(at.rip()),
                    core.bytesAt(at.rip(), at.instruction().length())));
        });
    }
}
