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
     */
    public record Item(Finding finding, Optional<Origin> origin, Remedy remedy) {}

    /**
     * Explains a verdict that was judged in that machine as it stands: of an instruction that comes next, or of one that
     * raised an exception and so left the machine as it was.
     *
     * @param machine the machine before the instruction
     */
    public static Diagnosis of(Machine machine, Verdict verdict) {
        Situation situation = new Situation(verdict.before(), machine.memory(), verdict.instruction(), machine.steps());
        Remedies remedies = new Remedies(situation, machine.memory());
        return new Diagnosis(
                verdict,
                items(machine, verdict, verdict.unmet(), remedies),
                items(machine, verdict, verdict.wouldAlsoFail(), remedies));
    }

    private static List<Item> items(Machine machine, Verdict verdict, List<Finding> findings, Remedies remedies) {
        return findings.stream()
                .map(finding -> new Item(
                        finding,
                        origin(machine, verdict, finding.evidence().orElseThrow()),
                        remedies.of(verdict, finding)))
                .toList();
    }

    private static Optional<Origin> origin(Machine machine, Verdict verdict, Evidence evidence) {
        Place place = evidence.place();
        long wrong = (evidence.actual() ^ evidence.required()) & evidence.mask();
        return place == null
                ? Optional.empty()
                : Origin.of(machine, verdict.before().id(), place, wrong);
    }
}
