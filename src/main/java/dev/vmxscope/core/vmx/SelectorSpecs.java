package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** LLDT, LTR, SLDT, STR. Intel SDM Vol. 2A and 2B. */
final class SelectorSpecs {
    private static final String SOURCE = "Intel SDM Vol. 2A, LLDT and LTR";
    private static final int LDT = 2;
    private static final int TSS_16 = 1;
    private static final int TSS_32 = 9;

    private static final Stage PROTECTED =
            Stage.of("mode", Outcome.Fault.UD, CommonRequirements.PROTECTED_MODE, CommonRequirements.NOT_VIRTUAL_8086);

    private static final Requirement NOT_NULL =
            Requirement.of("selector-not-null", SOURCE, s -> Evidence.of(!isNull(s), "selector", selector(s), 8));

    static final List<InstructionSpec> ALL = List.of(
            load(Mnemonic.LLDT, SegmentName.LDTR),
            load(Mnemonic.LTR, SegmentName.TR),
            store(Mnemonic.SLDT, SegmentName.LDTR),
            store(Mnemonic.STR, SegmentName.TR));

    private SelectorSpecs() {}

    private static int selector(Situation s) {
        return (int) s.operandValue(0, 2);
    }

    private static boolean isNull(Situation s) {
        return (selector(s) & 0xFFFC) == 0;
    }

    private static Evidence raising(Evidence evidence, Vector vector, Situation s) {
        return evidence.raising(Outcome.fault(vector, selector(s) & 0xFFFC));
    }

    private static Optional<Descriptor> descriptor(Situation s) {
        return isNull(s) || !inGdt(s) || !withinLimit(s)
                ? Optional.empty()
                : Descriptor.reach(s, selector(s)) instanceof Access.Reached reached
                        ? Optional.of(Descriptor.read(s, reached))
                        : Optional.empty();
    }

    private static Optional<Evidence> reachable(Situation s) {
        if (!inGdt(s) || !withinLimit(s)) {
            return Optional.empty();
        }
        Access access = Descriptor.reach(s, selector(s));
        return Optional.of(
                access instanceof Access.Refused refused
                        ? refused.evidence()
                        : Evidence.of(
                                true,
                                "descriptor",
                                s.cpu().gdtr().base(),
                                s.cpu().gdtr().base()));
    }

    private static boolean inGdt(Situation s) {
        return (selector(s) & 4) == 0;
    }

    private static boolean withinLimit(Situation s) {
        return (selector(s) & 0xFFF8) + Descriptor.size(s) - 1 <= s.cpu().gdtr().limit();
    }

    private static boolean typeFits(Situation s, SegmentName name, Descriptor descriptor) {
        int type = descriptor.type();
        boolean fits = name == SegmentName.LDTR
                ? type == LDT
                : type == TSS_32 || type == TSS_16 && !s.cpu().longModeActive();
        return fits && descriptor.upperTypeClear();
    }

    private static Stage selectorStage() {
        return Stage.of(
                "selector",
                Outcome.Fault.GP0,
                Requirement.of(
                                "selector-in-gdt",
                                SOURCE,
                                s -> raising(Evidence.bits("selector.TI", selector(s), 4, 0), Vector.GP, s))
                        .when(s -> !isNull(s)),
                Requirement.of(
                                "selector-within-limit",
                                SOURCE,
                                s -> raising(
                                        Evidence.of(
                                                withinLimit(s),
                                                "GDTR.limit",
                                                s.cpu().gdtr().limit(),
                                                (selector(s) & 0xFFF8) + Descriptor.size(s) - 1),
                                        Vector.GP,
                                        s))
                        .when(s -> !isNull(s) && inGdt(s)));
    }

    private static Stage typeStage(SegmentName name) {
        return Stage.of(
                "descriptor type",
                Outcome.Fault.GP0,
                Requirement.partial(
                                "descriptor-type",
                                SOURCE,
                                s -> descriptor(s)
                                        .map(found -> raising(
                                                Evidence.of(
                                                        typeFits(s, name, found),
                                                        "descriptor type",
                                                        found.type(),
                                                        name == SegmentName.LDTR ? LDT : TSS_32),
                                                Vector.GP,
                                                s)))
                        .when(s -> !isNull(s)));
    }

    private static Stage presentStage() {
        return Stage.of(
                "descriptor presence",
                Outcome.Fault.GP0,
                Requirement.partial(
                                "descriptor-present",
                                SOURCE,
                                s -> descriptor(s)
                                        .map(found -> raising(
                                                Evidence.bits("descriptor.P", found.present() ? 1 : 0, 1, 1),
                                                Vector.NP,
                                                s)))
                        .when(s -> !isNull(s)));
    }

    private static InstructionSpec load(Mnemonic mnemonic, SegmentName name) {
        Requirement mapped = Requirement.partial("descriptor-mapped", SOURCE, SelectorSpecs::reachable)
                .when(s -> !isNull(s));
        List<Stage> stages = new ArrayList<>(List.of(
                PROTECTED,
                CommonRequirements.privileged(),
                CommonRequirements.mayExit(),
                CommonRequirements.operandAccess(0, 2, AccessKind.READ)));
        if (name == SegmentName.TR) {
            stages.add(Stage.of("null selector", Outcome.Fault.GP0, NOT_NULL));
        }
        stages.add(selectorStage());
        stages.add(Stage.of("descriptor access", Outcome.Fault.GP0, mapped));
        stages.add(typeStage(name));
        stages.add(presentStage());
        return InstructionSpec.of(mnemonic, stages, (s, next) -> {
            if (isNull(s)) {
                Segment empty = new Segment(selector(s), 0, 0, LDT, 0, false, false, false);
                return Change.of(next.withSegments(next.segments().with(name, empty)))
                        .writing(s.readMarks(0, 2));
            }
            Descriptor found = descriptor(s).orElseThrow();
            boolean tss = name == SegmentName.TR;
            Segment segment = found.segment(selector(s), tss);
            Change change = Change.of(next.withSegments(next.segments().with(name, segment)))
                    .writing(s.readMarks(0, 2))
                    .writing(found.access().marks());
            return tss ? change.writing(List.of(found.busy())) : change;
        });
    }

    private static InstructionSpec store(Mnemonic mnemonic, SegmentName name) {
        return InstructionSpec.of(
                mnemonic,
                List.of(
                        PROTECTED,
                        Umip.stage(),
                        CommonRequirements.mayExit(),
                        CommonRequirements.operandAccess(0, 2, AccessKind.WRITE)),
                (s, next) -> Destination.registerOrWord(
                        s, next, 0, s.cpu().segments().get(name).selector()));
    }
}
