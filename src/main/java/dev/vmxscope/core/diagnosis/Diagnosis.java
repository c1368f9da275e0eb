package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A verdict explained: its unmet requirements with who set the bits and what can be done.
 *
 * @param verdict the very verdict
 * @param unmet the unmet requirements of the deciding stage
 * @param wouldAlsoFail those of the stages after it
 */
public record Diagnosis(Verdict verdict, List<Item> unmet, List<Item> wouldAlsoFail) {

    /** Keeps its own copies of the lists. */
    public Diagnosis {
        unmet = List.copyOf(unmet);
        wouldAlsoFail = List.copyOf(wouldAlsoFail);
    }

    /**
     * One unmet requirement.
     *
     * @param finding the requirement and its evidence
     * @param origin who set the bits, empty where nobody keeps account
     * @param remedy what can be done
     * @param causes the named causes; none where it has none with a name, several only where several bits are wrong
     */
    public record Item(Finding finding, Optional<Origin> origin, Remedy remedy, List<NamedCause> causes) {
        /** Keeps its own copy of the list. */
        public Item {
            causes = List.copyOf(causes);
        }
    }

    /** Explains a verdict that was judged in that machine, see {@link #of(Surroundings, Verdict)}. */
    public static Diagnosis of(Machine machine, Verdict verdict) {
        return of(Surroundings.of(machine), verdict);
    }

    /**
     * Explains a verdict that was judged in those surroundings as they stand: of an instruction that comes next, or of
     * one that raised an exception and so left the machine as it was.
     *
     * @param around the machine before the instruction
     */
    public static Diagnosis of(Surroundings around, Verdict verdict) {
        Situation situation = new Situation(verdict.before(), around.memory(), verdict.instruction(), around.steps());
        Remedies remedies = new Remedies(situation, around.memory());
        return new Diagnosis(
                verdict,
                items(around, verdict, verdict.unmet(), remedies),
                items(around, verdict, verdict.wouldAlsoFail(), remedies));
    }

    /**
     * The named causes of the unmet requirements of the deciding stage, each once. These requirements have no order
     * among each other, and neither have the causes; the list's is for display.
     */
    public List<NamedCause> causes() {
        return unmet.stream().flatMap(item -> item.causes().stream()).distinct().toList();
    }

    /**
     * The one named cause that explains the whole outcome: every unmet requirement of the deciding stage has it, and
     * no other. Empty if there are several, or if a requirement has none with a name.
     */
    public Optional<NamedCause> cause() {
        boolean explained = unmet.stream().noneMatch(item -> item.causes().isEmpty());
        List<NamedCause> causes = causes();
        return explained && causes.size() == 1 ? Optional.of(causes.get(0)) : Optional.empty();
    }

    private static List<Item> items(Surroundings around, Verdict verdict, List<Finding> findings, Remedies remedies) {
        return findings.stream()
                .map(finding -> new Item(
                        finding,
                        origin(around, verdict, finding.evidence().orElseThrow()),
                        remedies.of(verdict, finding),
                        Causes.of(new Clue(around, verdict, finding))))
                .toList();
    }

    private static Optional<Origin> origin(Surroundings around, Verdict verdict, Evidence evidence) {
        Place place = evidence.place();
        long wrong = (evidence.actual() ^ evidence.required()) & evidence.mask();
        return place == null
                ? Optional.empty()
                : Origin.of(around, verdict.before().id(), place, wrong);
    }
}
