package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.x86.exec.FloatFormat.DOUBLE;
import static dev.vmxscope.core.x86.exec.FloatFormat.SINGLE;

import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.Map;

/** SSE2 conversions between integers, singles and doubles. Intel SDM Vol. 2. */
final class SseConversions {
    private static final long LOW32 = 0xFFFFFFFFL;

    private SseConversions() {}

    /** One element. */
    private interface Element {
        long apply(FloatUnit unit, long value);
    }

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.CVTSI2SS, at -> fromGeneral(at, SINGLE));
        table.put(Mnemonic.CVTSI2SD, at -> fromGeneral(at, DOUBLE));
        table.put(Mnemonic.CVTSS2SI, at -> toGeneral(at, SINGLE, false));
        table.put(Mnemonic.CVTSD2SI, at -> toGeneral(at, DOUBLE, false));
        table.put(Mnemonic.CVTTSS2SI, at -> toGeneral(at, SINGLE, true));
        table.put(Mnemonic.CVTTSD2SI, at -> toGeneral(at, DOUBLE, true));
        table.put(Mnemonic.CVTSS2SD, at -> scalar(at, SINGLE, DOUBLE));
        table.put(Mnemonic.CVTSD2SS, at -> scalar(at, DOUBLE, SINGLE));
        table.put(Mnemonic.CVTPS2PD, at -> widen(at, (unit, value) -> unit.convert(SINGLE, DOUBLE, value)));
        table.put(Mnemonic.CVTDQ2PD, at -> widen(at, (unit, value) -> unit.fromInteger(DOUBLE, value << 32 >> 32)));
        table.put(Mnemonic.CVTPD2PS, at -> narrow(at, (unit, value) -> unit.convert(DOUBLE, SINGLE, value)));
        table.put(Mnemonic.CVTPD2DQ, at -> narrow(at, (unit, value) -> unit.toInteger(DOUBLE, value, 32, false)));
        table.put(Mnemonic.CVTTPD2DQ, at -> narrow(at, (unit, value) -> unit.toInteger(DOUBLE, value, 32, true)));
        table.put(Mnemonic.CVTDQ2PS, at -> same(at, (unit, value) -> unit.fromInteger(SINGLE, value << 32 >> 32)));
        table.put(Mnemonic.CVTPS2DQ, at -> same(at, (unit, value) -> unit.toInteger(SINGLE, value, 32, false)));
        table.put(Mnemonic.CVTTPS2DQ, at -> same(at, (unit, value) -> unit.toInteger(SINGLE, value, 32, true)));
    }

    private static int bits(Operand operand) {
        return operand instanceof Operand.Reg register
                ? register.register().bits()
                : ((Operand.Mem) operand).sizeBits();
    }

    private static Op fromGeneral(At at, FloatFormat to) {
        int target = Xmm.index(at.instruction().operand(0));
        Operand second = at.instruction().operand(1);
        int shift = 64 - bits(second);
        Place source = Place.of(second, at);
        return SseOp.of(at, core -> {
            long value = source.get(core) << shift >> shift;
            core.floats.begin(core);
            long result = core.floats.fromInteger(to, value);
            core.floats.end(core);
            core.xmm[target] = core.xmm[target] & ~to.mask | result;
        });
    }

    private static Op toGeneral(At at, FloatFormat from, boolean truncate) {
        Operand.Reg first = (Operand.Reg) at.instruction().operand(0);
        int bits = first.register().kind() == Register.Kind.GPR64 ? 64 : 32;
        Place target = Place.of(first, at);
        Xmm source = Xmm.of(at.instruction().operand(1), at);
        return SseOp.of(at, core -> {
            long value = source.low(core) & from.mask;
            core.floats.begin(core);
            long result = core.floats.toInteger(from, value, bits, truncate);
            core.floats.end(core);
            target.set(core, result);
        });
    }

    private static Op scalar(At at, FloatFormat from, FloatFormat to) {
        int target = Xmm.index(at.instruction().operand(0));
        Xmm source = Xmm.of(at.instruction().operand(1), at);
        return SseOp.of(at, core -> {
            long value = source.low(core) & from.mask;
            core.floats.begin(core);
            long result = core.floats.convert(from, to, value);
            core.floats.end(core);
            core.xmm[target] = core.xmm[target] & ~to.mask | result;
        });
    }

    /** Two elements of 32 bits become two of 64. */
    private static Op widen(At at, Element element) {
        int target = Xmm.index(at.instruction().operand(0));
        Xmm source = Xmm.of(at.instruction().operand(1), at);
        return SseOp.of(at, core -> {
            long both = source.low(core);
            core.floats.begin(core);
            long low = element.apply(core.floats, both & LOW32);
            long high = element.apply(core.floats, both >>> 32);
            core.floats.end(core);
            core.xmm[target] = low;
            core.xmm[target + 1] = high;
        });
    }

    /** Two elements of 64 bits become two of 32; the high half becomes 0. */
    private static Op narrow(At at, Element element) {
        int target = Xmm.index(at.instruction().operand(0));
        Xmm source = Xmm.of(at.instruction().operand(1), at);
        return SseOp.of(at, core -> {
            long low = source.low(core);
            long high = source.high(core);
            core.floats.begin(core);
            long result = element.apply(core.floats, low) | element.apply(core.floats, high) << 32;
            core.floats.end(core);
            core.xmm[target] = result;
            core.xmm[target + 1] = 0;
        });
    }

    private static Op same(At at, Element element) {
        int target = Xmm.index(at.instruction().operand(0));
        Xmm source = Xmm.of(at.instruction().operand(1), at);
        return SseOp.of(at, core -> {
            long low = source.low(core);
            long high = source.high(core);
            core.floats.begin(core);
            long newLow = pair(core.floats, low, element);
            long newHigh = pair(core.floats, high, element);
            core.floats.end(core);
            core.xmm[target] = newLow;
            core.xmm[target + 1] = newHigh;
        });
    }

    private static long pair(FloatUnit unit, long half, Element element) {
        return element.apply(unit, half & LOW32) | element.apply(unit, half >>> 32) << 32;
    }
}
