package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bits of a register that an instruction found wrong, or would, and that are so yet.
 *
 * @param mask the wrong bits
 * @param required what they must be
 * @param instruction the mnemonic
 */
public record Wanted(long mask, long required, String instruction) {

    /** The wrong bits of the processor that is shown, by the register that holds them. */
    static Map<Place, Wanted> of(View view) {
        Map<Place, Wanted> wanted = new LinkedHashMap<>();
        Optional<Verdict> failing = Judged.failing(view)
                .filter(judged -> judged.cpu() == view.cpu())
                .map(Judged::verdict);
        failing.ifPresent(verdict -> Stream.concat(verdict.unmet().stream(), verdict.wouldAlsoFail().stream())
                .map(Finding::evidence)
                .flatMap(Optional::stream)
                .forEach(evidence -> add(wanted, view, verdict, evidence)));
        return wanted;
    }

    private static void add(Map<Place, Wanted> wanted, View view, Verdict verdict, Evidence evidence) {
        Place place = evidence.place();
        if (place == null) {
            return;
        }
        long value = place.read(view.processor(), view.machine().memory());
        long wrong = (value ^ evidence.required()) & evidence.mask();
        if (wrong != 0) {
            String mnemonic = verdict.instruction().mnemonic().name();
            wanted.merge(place, new Wanted(wrong, evidence.required() & wrong, mnemonic), Wanted::and);
        }
    }

    private Wanted and(Wanted other) {
        return new Wanted(mask | other.mask, required | other.required, instruction);
    }
}
