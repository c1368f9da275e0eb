package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.Remedy;
import dev.vmxscope.core.diagnosis.Repair;
import dev.vmxscope.core.diagnosis.Surroundings;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * An instruction explained: how it was judged, why, and what can be done.
 *
 * @param subject which
 * @param step in which it was executed, or would be
 * @param cpu number of the logical processor
 * @param instruction as the disassembler writes it
 * @param address of the instruction, 0 if it is only asked for
 * @param place the address in words: module, symbol, offset
 * @param source file and line, empty where not known
 * @param diagnosis the verdict explained
 * @param unmet the unmet requirements of the deciding stage
 * @param wouldAlsoFail those of the stages after it
 * @param repair fixes that, done in this order, make it succeed; empty if fewer than two are needed, or none help
 * @param stages all stages that apply
 * @param live whether what helps can be done at once, without going back first
 */
public record Explained(
        Subject subject,
        long step,
        int cpu,
        String instruction,
        long address,
        String place,
        String source,
        Diagnosis diagnosis,
        List<Unmet> unmet,
        List<Unmet> wouldAlsoFail,
        List<Poke> repair,
        List<JudgedStage> stages,
        boolean live) {

    /** Keeps the lists unmodifiable. */
    public Explained {
        unmet = List.copyOf(unmet);
        wouldAlsoFail = List.copyOf(wouldAlsoFail);
        repair = List.copyOf(repair);
        stages = List.copyOf(stages);
    }

    static Explained of(View view, Judged judged) {
        Verdict verdict = judged.verdict();
        Surroundings around = judged.around(view.machine());
        Diagnosis diagnosis = Diagnosis.of(around, verdict);
        long address = judged.subject() == Subject.ASKED ? 0 : verdict.before().rip();
        List<Poke> repair = judged.asItWas() && judged.fails() ? Repair.of(around, verdict) : List.of();
        Predicate<Remedy.Fix> leadsOn = fix -> repair.isEmpty() || Repair.possible(around, verdict, fix);
        return new Explained(
                judged.subject(),
                judged.step(),
                judged.cpu(),
                judged.instruction(),
                address,
                address == 0 ? "" : view.name(address),
                address == 0 ? "" : Places.source(view, address),
                diagnosis,
                unmet(view, judged, diagnosis.unmet(), leadsOn),
                unmet(view, judged, diagnosis.wouldAlsoFail(), leadsOn),
                repair.size() < 2 ? List.of() : repair,
                JudgedStage.of(verdict),
                judged.asItWas());
    }

    /** The manual gives them no order; those that close a way to success come last. */
    private static List<Unmet> unmet(
            View view, Judged judged, List<Diagnosis.Item> items, Predicate<Remedy.Fix> leadsOn) {
        return items.stream()
                .map(item -> Unmet.of(view, judged, item, leadsOn))
                .sorted(Comparator.comparing(unmet -> !unmet.leadsOn()))
                .toList();
    }

    /** Whether it succeeded, or would. */
    public boolean succeeds() {
        return diagnosis.verdict().outcome().success();
    }

    /** What comes of it. */
    public Outcome outcome() {
        return diagnosis.verdict().outcome();
    }
}
