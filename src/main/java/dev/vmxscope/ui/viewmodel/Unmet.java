package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.Remedy;
import dev.vmxscope.core.vmx.Evidence;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An unmet requirement, ready to be shown.
 *
 * @param row what is there and what must be there
 * @param item the requirement, who set the bits and what can be done
 * @param written who set the bits before the instruction, empty if not known
 * @param spotlight where its bits can be seen, empty if no panel shows them
 * @param leadsOn whether further fixes after this one lead to success; true too where none do anyhow
 * @param live whether the remedy holds in the machine as it stands
 */
public record Unmet(
        JudgedStage.Row row,
        Diagnosis.Item item,
        Optional<Written> written,
        Optional<Spotlight> spotlight,
        boolean leadsOn,
        boolean live) {

    static Unmet of(View view, Judged judged, Diagnosis.Item item, Predicate<Remedy.Fix> leadsOn) {
        return new Unmet(
                JudgedStage.row(item.finding()),
                item,
                item.origin().map(origin -> new Written(origin, Places.writer(view, origin))),
                Spotlight.of(judged.cpu(), evidence(item)),
                !(item.remedy() instanceof Remedy.Fix fix) || leadsOn.test(fix),
                judged.asItWas());
    }

    private static Evidence evidence(Diagnosis.Item item) {
        return item.finding().evidence().orElseThrow();
    }

    /** What was found. */
    public Evidence evidence() {
        return evidence(item);
    }

    /** What can be done now; empty if one must go back to the instruction first. */
    public Optional<Remedy> remedy() {
        return live ? Optional.of(item.remedy()) : Optional.empty();
    }
}
