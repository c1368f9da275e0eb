package dev.vmxscope.cli;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;

/**
 * A moment with what both forms of a report tell of it.
 *
 * @param moment the instruction
 * @param diagnosis why it fails
 * @param names of addresses at that moment
 */
record Explained(KeyMoment moment, Diagnosis diagnosis, CodeNames names) {

    /** Explains a moment of a play with those symbols. */
    static Explained of(KeyMoment moment, SymbolCatalogue symbols) {
        CodeNames names = CodeNames.of(symbols);
        for (Entry entry : moment.before().journal()) {
            names = names.after(entry.event());
        }
        return new Explained(moment, moment.diagnosis(), names);
    }

    Verdict verdict() {
        return moment.verdict();
    }

    /** The stages after the deciding one; none if it passed them all. */
    List<Stage.Judged> later() {
        int deciding = verdict().decidingStage();
        return deciding == Verdict.PASSED
                ? List.of()
                : verdict().stages().subList(deciding + 1, verdict().stages().size());
    }
}
