package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A stage of a verdict as it is shown.
 *
 * @param name the stage's own, a key to its words
 * @param outcome what comes if one of its requirements is not met
 * @param state how far the instruction came
 * @param rows its requirements
 */
public record JudgedStage(String name, Outcome outcome, State state, List<Row> rows) {
    /** Keeps the list unmodifiable. */
    public JudgedStage {
        rows = List.copyOf(rows);
    }

    /** How far the instruction came. */
    public enum State {
        /** All requirements are met. */
        PASSED,
        /** One is not met: this stage decides. */
        DECIDING,
        /** An earlier stage decided. */
        NOT_REACHED
    }

    /**
     * One requirement.
     *
     * @param id as the command line prints it
     * @param met whether it holds; false also where that is not known
     * @param known whether it could be judged
     * @param what is looked at, {@code CR4.VMXE}
     * @param actual what is there
     * @param required what must be there
     * @param source volume and section
     */
    public record Row(
            String id, boolean met, boolean known, String what, String actual, String required, String source) {}

    /** The stages of a verdict in their order. Stages to which no requirement applies are left out. */
    public static List<JudgedStage> of(Verdict verdict) {
        List<JudgedStage> stages = new ArrayList<>();
        for (int at = 0; at < verdict.stages().size(); at++) {
            Stage.Judged judged = verdict.stages().get(at);
            boolean decides = at == verdict.decidingStage();
            boolean later = verdict.decidingStage() != Verdict.PASSED && at > verdict.decidingStage();
            State state = decides ? State.DECIDING : later ? State.NOT_REACHED : State.PASSED;
            Outcome outcome = decides ? verdict.outcome() : judged.stage().outcome();
            if (!judged.findings().isEmpty()) {
                List<Row> rows =
                        judged.findings().stream().map(JudgedStage::row).toList();
                stages.add(new JudgedStage(judged.stage().name(), outcome, state, rows));
            }
        }
        return stages;
    }

    static Row row(Finding finding) {
        String id = finding.requirement().id();
        String source = finding.requirement().source();
        return finding.evidence()
                .map(evidence -> new Row(
                        id,
                        evidence.met(),
                        true,
                        evidence.what(),
                        value(evidence, evidence.actual()),
                        value(evidence, evidence.required()),
                        source))
                .orElse(new Row(id, false, false, id, "?", "?", source));
    }

    /** The value of the one field that is concerned, else the bits that matter. */
    private static String value(Evidence evidence, long value) {
        if (evidence.fields().size() == 1) {
            BitField field = evidence.fields().get(0);
            return field.width() == 1 ? Long.toString(field.of(value)) : hex(field.of(value));
        }
        if (evidence.oneBit()) {
            return (value & evidence.mask()) == 0 ? "0" : "1";
        }
        return hex(value & evidence.mask());
    }

    private static String hex(long value) {
        return value >= 0 && value <= 9
                ? Long.toString(value)
                : "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
