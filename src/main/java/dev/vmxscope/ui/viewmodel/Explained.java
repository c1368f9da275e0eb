package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.Repair;
import dev.vmxscope.core.machine.Poke;
import java.util.Comparator;
import java.util.List;

/**
 * An instruction explained: how it was judged, why, and what can be done.
 *
 * @param subject which
 * @param step in which it was executed, or would be
 * @param cpu number of the logical processor
 * @param instruction as the disassembler writes it
 * @param address of the instruction
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
        Diagnosis diagnosis = Diagnosis.of(view.machine(), judged.verdict());
        long address = judged.verdict().before().rip();
        List<Poke> repair =
                judged.asItWas() && judged.fails() ? Repair.of(view.machine(), judged.verdict()) : List.of();
        return new Explained(
                judged.subject(),
                judged.step(),
                judged.cpu(),
                judged.instruction(),
                address,
                view.name(address),
                Places.source(view, address),
                diagnosis,
                unmet(view, judged, diagnosis.unmet(), !repair.isEmpty()),
                unmet(view, judged, diagnosis.wouldAlsoFail(), !repair.isEmpty()),
                repair.size() < 2 ? List.of() : repair,
                JudgedStage.of(judged.verdict()),
                judged.asItWas());
    }

    /** The manual gives them no order; those that close a way to success come last. */
    private static List<Unmet> unmet(View view, Judged judged, List<Diagnosis.Item> items, boolean repairable) {
        return items.stream()
                .map(item -> Unmet.of(view, judged, item, repairable))
                .sorted(Comparator.comparing(unmet -> !unmet.leadsOn()))
                .toList();
    }

    /** Whether it succeeded, or would. */
    public boolean succeeds() {
        return diagnosis.verdict().outcome().success();
    }

    /** What comes of it, in the manual's notation. */
    public String outcome() {
        return diagnosis.verdict().outcome().text();
    }
}
