package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.TablePointer;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;
import java.util.Optional;

/**
 * LAR, LSL, VERR, VERW: what a selector would allow, told by ZF instead of an exception. Intel SDM Vol. 2A and 2B.
 */
final class SelectorQuerySpecs {
    private static final int LDT = 2;
    private static final int CALL_GATE = 12;
    /** Bits of the descriptor's second doubleword that LAR gives: G, D/B, L, AVL, P, DPL, S, type. */
    private static final long RIGHTS = 0x00F0FF00;

    private static final Stage PROTECTED =
            Stage.of("mode", Outcome.Fault.UD, CommonRequirements.PROTECTED_MODE, CommonRequirements.NOT_VIRTUAL_8086);

    static final List<InstructionSpec> ALL =
            List.of(load(Mnemonic.LAR), load(Mnemonic.LSL), verify(Mnemonic.VERR, false), verify(Mnemonic.VERW, true));

    private SelectorQuerySpecs() {}

    private static InstructionSpec load(Mnemonic mnemonic) {
        return spec(mnemonic, 1, (s, next) -> {
            Optional<Descriptor> found =
                    visible(s, 1).filter(one -> mnemonic == Mnemonic.LAR ? hasRights(s, one) : hasLimit(s, one));
            Processor after = withZf(next, found.isPresent());
            if (found.isPresent()) {
                long value = mnemonic == Mnemonic.LAR
                        ? found.get().low() >>> 32 & RIGHTS
                        : found.get().segment(0, false).limit() & 0xFFFFFFFFL;
                after = Destination.register(after, s.register(0), value);
            }
            return change(s, after, 1, found);
        });
    }

    private static InstructionSpec verify(Mnemonic mnemonic, boolean write) {
        return spec(mnemonic, 0, (s, next) -> {
            Optional<Descriptor> found = visible(s, 0).filter(one -> permits(one, write));
            return change(s, withZf(next, found.isPresent()), 0, found);
        });
    }

    private static InstructionSpec spec(Mnemonic mnemonic, int operand, Effect effect) {
        return InstructionSpec.of(
                mnemonic,
                List.of(
                        PROTECTED,
                        CommonRequirements.operandAccess(operand, s -> 2, AccessKind.READ),
                        Stage.of("descriptor access", Outcome.Fault.GP0, mapped(operand))),
                effect);
    }

    private static Requirement mapped(int operand) {
        return Requirement.partial(
                        "descriptor-mapped",
                        "Intel SDM Vol. 2A, LAR and LSL",
                        s -> Optional.of(
                                descriptor(s, operand) instanceof Access.Refused refused
                                        ? refused.evidence()
                                        : Evidence.of(true, "descriptor", address(s, operand), address(s, operand))))
                .when(s -> inTable(s, operand));
    }

    private static Change change(Situation s, Processor after, int operand, Optional<Descriptor> found) {
        Change change = Change.of(after).writing(s.readMarks(operand, 2));
        return found.isPresent() ? change.writing(found.get().access().marks()) : change;
    }

    private static Processor withZf(Processor cpu, boolean found) {
        return cpu.withRflags(found ? Rflags.ZF.set(cpu.rflags()) : cpu.rflags() & ~Rflags.ZF.mask());
    }

    private static int selector(Situation s, int operand) {
        return (int) s.operandValue(operand, 2);
    }

    /** The GDT or, with TI = 1, the LDT, which may be unusable. */
    private static TablePointer table(Situation s, int operand) {
        if ((selector(s, operand) & 4) == 0) {
            return s.cpu().gdtr();
        }
        Segment ldt = s.cpu().segments().get(SegmentName.LDTR);
        return new TablePointer(ldt.base(), ldt.usable() ? ldt.limit() : 0);
    }

    private static long address(Situation s, int operand) {
        return table(s, operand).base() + (selector(s, operand) & 0xFFF8);
    }

    /** Neither null nor beyond the table's limit. */
    private static boolean inTable(Situation s, int operand) {
        int selector = selector(s, operand);
        return (selector & 0xFFFC) != 0
                && (selector & 0xFFF8) + 7 <= table(s, operand).limit();
    }

    private static Access descriptor(Situation s, int operand) {
        return LinearAccess.supervisor(s.cpu(), s.memory()).linear(address(s, operand), 8, AccessKind.READ);
    }

    /** The descriptor, if it is in its table and the privilege of caller and selector reaches it. */
    private static Optional<Descriptor> visible(Situation s, int operand) {
        if (!inTable(s, operand) || !(descriptor(s, operand) instanceof Access.Reached reached)) {
            return Optional.empty();
        }
        Descriptor found = new Descriptor(reached, reached.read(s.memory(), 0, 8), 0);
        int dpl = (int) (found.low() >>> 45 & 3);
        boolean conforming = (found.type() & 0x1C) == 0x1C;
        boolean reaches = dpl >= s.cpl() && dpl >= (selector(s, operand) & 3);
        return Optional.of(found).filter(one -> conforming || reaches);
    }

    private static boolean isSegment(Descriptor one) {
        return (one.type() & 0x10) != 0;
    }

    /** LDT and 64-bit TSS; outside IA-32e mode also 16-bit TSS. Table of valid types in LSL. */
    private static boolean hasLimit(Situation s, Descriptor one) {
        boolean tss16 = one.type() == 1 || one.type() == 3;
        boolean tss = one.type() == 9 || one.type() == 11;
        return isSegment(one) || one.type() == LDT || tss || tss16 && !s.cpu().longModeActive();
    }

    /** As for LSL, and call gates; outside IA-32e mode also 16-bit call gates and task gates. */
    private static boolean hasRights(Situation s, Descriptor one) {
        boolean gate16 = one.type() == 4 || one.type() == 5;
        return hasLimit(s, one) || one.type() == CALL_GATE || gate16 && !s.cpu().longModeActive();
    }

    /** Data can be read, and written if its type says so; code is never written, and read if its type says so. */
    private static boolean permits(Descriptor one, boolean write) {
        boolean code = (one.type() & 8) != 0;
        boolean bit = (one.type() & 2) != 0;
        return isSegment(one) && (write ? !code && bit : !code || bit);
    }
}
