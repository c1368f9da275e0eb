package dev.vmxscope.core.vmx;

import java.util.List;
import java.util.Optional;

/**
 * Requirements that the manual joins with "or" and gives one outcome. They have no order among each other; the list's
 * is for display.
 *
 * @param name a few words
 * @param outcome what comes if one of them is not met, unless its evidence carries an outcome of its own
 * @param requirements no two of one id
 */
public record Stage(String name, Outcome outcome, List<Requirement> requirements) {

    /** Keeps its own copy of the list. */
    public Stage {
        requirements = List.copyOf(requirements);
    }

    /** A stage of the given requirements. */
    public static Stage of(String name, Outcome outcome, Requirement... requirements) {
        return new Stage(name, outcome, List.of(requirements));
    }

    /** What its requirements find in that situation. */
    Judged judge(Situation situation) {
        return new Judged(
                this,
                requirements.stream()
                        .map(requirement -> requirement.find(situation))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /**
     * A stage after judgement.
     *
     * @param stage which
     * @param findings of the requirements that apply
     */
    public record Judged(Stage stage, List<Finding> findings) {
        /** Keeps its own copy of the list. */
        public Judged {
            findings = List.copyOf(findings);
        }

        /** The findings that are not met. */
        public List<Finding> unmet() {
            return findings.stream().filter(Finding::unmet).toList();
        }

        /** Whether no requirement that was judged is unmet. */
        public boolean passed() {
            return findings.stream().noneMatch(Finding::unmet);
        }

        /** What its unmet requirements give in that situation. */
        Outcome outcome(Situation situation) {
            return unmet().stream()
                    .flatMap(finding -> finding.evidence().stream())
                    .flatMap(evidence -> Optional.ofNullable(evidence.outcome()).stream())
                    .findFirst()
                    .orElse(stage.outcome())
                    .in(situation);
        }
    }
}
