package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.windows.journey.Journeys;

/**
 * What there is to say of requests at a moment.
 *
 * @param journeys all that are kept
 * @param journal what happened
 * @param steps how many steps the machine has made
 * @param running whether it runs now
 */
public record JourneyState(Journeys journeys, Trail<Entry> journal, long steps, boolean running) {

    /** The requests of this moment. */
    public static JourneyState of(View view) {
        return new JourneyState(
                view.machine().windows().journeys(),
                view.machine().journal(),
                view.machine().steps(),
                view.frame().running());
    }

    /** Equal only if it is the same moment: comparing a long journal at every step would cost more than drawing. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
        return other instanceof JourneyState that
                && journeys == that.journeys
                && journal == that.journal
                && running == that.running;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(journeys);
    }
}
