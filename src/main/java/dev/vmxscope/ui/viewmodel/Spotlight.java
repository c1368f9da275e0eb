package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Place;
import java.util.Optional;

/**
 * Bits that a person asks to see in their own panel.
 *
 * @param cpu number of the logical processor
 * @param place the register; one that a panel shows
 * @param mask which bits
 */
public record Spotlight(int cpu, Place place, long mask) {

    /** The wrong bits of an unmet requirement, or all that it looked at; empty if no panel shows their place. */
    public static Optional<Spotlight> of(int cpu, Evidence evidence) {
        Place place = evidence.place();
        if (place == null || !shown(place)) {
            return Optional.empty();
        }
        long wrong = (evidence.actual() ^ evidence.required()) & evidence.mask();
        return Optional.of(new Spotlight(cpu, place, wrong == 0 ? evidence.mask() : wrong));
    }

    private static boolean shown(Place place) {
        return place.equals(Place.Control.CR0)
                || place.equals(Place.Control.CR4)
                || place.equals(Place.Model.FEATURE_CONTROL)
                || place instanceof Place.Cpuid
                || place instanceof Place.General
                || place instanceof Place.EdxEax;
    }
}
