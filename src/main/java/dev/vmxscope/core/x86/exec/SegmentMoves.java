package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;

/** MOV from and to segment registers. Intel SDM Vol. 2, MOV. MOV of control and debug registers is a system matter. */
final class SegmentMoves {
    private SegmentMoves() {}

    static Op make(At at) {
        Operand first = at.instruction().operand(0);
        Operand second = at.instruction().operand(1);
        if (second instanceof Operand.Reg source && source.register().kind() == Register.Kind.SEGMENT) {
            SegmentName name = name(source.register());
            Place target = Place.of(first, at);
            return new Simple(at, core -> target.set(core, core.segment(name).selector()));
        }
        if (first instanceof Operand.Reg target && target.register().kind() == Register.Kind.SEGMENT) {
            SegmentName name = name(target.register());
            Place source = Place.of(second, at);
            return new Simple(at, core -> load(core, name, (int) source.get(core) & 0xFFFF));
        }
        return new SystemOp(at);
    }

    static SegmentName name(Register register) {
        return SegmentName.values()[register.number()];
    }

    /** Loads a data segment register; CS cannot be loaded so, #UD. */
    static void load(Core core, SegmentName name, int selector) {
        if (name == SegmentName.CS) {
            throw GuestFault.of(Vector.UD, 0);
        }
        if (core.realAddresses()) {
            loadReal(core, name, selector);
        } else {
            loadDescriptor(core, name, selector);
        }
        if (name == SegmentName.SS) {
            core.setMovSsShadow();
        }
    }

    /** In real and virtual-8086 mode only selector and base change. Intel SDM Vol. 3B, section 21.1.1. */
    private static void loadReal(Core core, SegmentName name, int selector) {
        Segment now = core.segment(name);
        Segment loaded = new Segment(
                selector,
                (long) selector << 4,
                now.limit(),
                now.type(),
                now.dpl(),
                now.usable(),
                now.longMode(),
                now.defaultBig());
        core.setSegments(core.segments().with(name, loaded));
    }

    /**
     * A null selector makes the register unusable, but for SS outside 64-bit mode and at CPL 3, where it is #GP(0).
     * Reloading the selector that a register holds, or that another holds for flat data, needs no descriptor.
     */
    private static void loadDescriptor(Core core, SegmentName name, int selector) {
        Segment now = core.segment(name);
        boolean nullSelector = (selector & ~3) == 0;
        if (nullSelector && name == SegmentName.SS && (core.user() || core.mode() != Mode.BITS64)) {
            throw GuestFault.of(Vector.GP, 0);
        }
        if (nullSelector) {
            core.setSegments(core.segments().with(name, new Segment(selector, 0, 0, 0, 0, false, false, false)));
        } else if ((now.selector() | 3) == (selector | 3) || isFlatData(core, selector)) {
            core.setSegments(core.segments().with(name, Segment.data(selector)));
        } else {
            throw new NotEmulated(Message.of("missing.selector", name, Integer.toHexString(selector)));
        }
    }

    private static boolean isFlatData(Core core, int selector) {
        for (Segment segment : core.segments().all()) {
            if ((segment.selector() | 3) == (selector | 3) && segment.usable()) {
                return true;
            }
        }
        return false;
    }
}
