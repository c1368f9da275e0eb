package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.diagnosis.Origin;
import dev.vmxscope.core.diagnosis.Surroundings;
import dev.vmxscope.core.vmx.Place;
import java.util.Optional;

/**
 * Who set a register, or bits of it.
 *
 * @param origin who
 * @param writer the code that did, in words; empty if no code did
 */
public record Written(Origin origin, String writer) {

    /**
     * Who set the bits of the mask on the processor that is shown; empty where nobody keeps account.
     *
     * @param mask all ones for the last write whatever it changed
     */
    public static Optional<Written> of(View view, Place place, long mask) {
        return Origin.of(Surroundings.of(view.machine()), view.cpu(), place, mask)
                .map(origin -> new Written(origin, Places.writer(view, origin)));
    }
}
