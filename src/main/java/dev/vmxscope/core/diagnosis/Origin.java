package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.vmx.Place;
import java.util.Optional;

/**
 * Who gave a bit of a register the value that it has.
 *
 * @param kind who
 * @param step the step in which it happened, 0 if nobody did
 * @param rip address of the instruction that wrote it, 0 if no code did
 */
public record Origin(Kind kind, long step, long rip) {
    /** Who sets bits. */
    public enum Kind {
        /** Nobody yet: it has the value of power-up. */
        NOBODY,
        /** The firmware, at the last start. */
        FIRMWARE,
        /** Windows, when it started. */
        WINDOWS,
        /** Code that runs on the machine. */
        CODE,
        /** The person before the screen. */
        YOU,
        /** The processor model: nobody can set it. */
        PROCESSOR
    }

    /** Who changed one of the bits of a place last, see {@link #of(Surroundings, int, Place, long)}. */
    public static Optional<Origin> of(Machine machine, int cpu, Place place, long mask) {
        return of(Surroundings.of(machine), cpu, place, mask);
    }

    /**
     * Who changed one of the bits of a place last; of a register that nobody changed since the start, who set it then.
     *
     * @param cpu number of the logical processor
     * @param mask the bits asked for; all ones for the last write whatever it changed
     * @return empty where nobody keeps account: general registers and memory that no person set, and everything but the
     *     processor model where there is no journal
     */
    public static Optional<Origin> of(Surroundings around, int cpu, Place place, long mask) {
        if (place instanceof Place.Cpuid || place instanceof Place.Model model && !model.settable()) {
            return Optional.of(new Origin(Kind.PROCESSOR, 0, 0));
        }
        return around.journal().flatMap(journal -> told(journal, cpu, place, mask));
    }

    private static Optional<Origin> told(Trail<Entry> journal, int cpu, Place place, long mask) {
        for (int at = journal.size() - 1; at >= 0; at--) {
            Entry entry = journal.get(at);
            if (entry.event() instanceof MachineEvent.Restarted) {
                break;
            }
            if (entry.cpu() == cpu) {
                Optional<Origin> found = told(entry, place, mask);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return atStart(place);
    }

    private static Optional<Origin> told(Entry entry, Place place, long mask) {
        if (entry.event() instanceof MachineEvent.Poked poked
                && poked.place().equals(place)
                && changed(poked.before(), poked.after(), mask)) {
            return Optional.of(new Origin(Kind.YOU, entry.step(), 0));
        }
        if (entry.event() instanceof RegisterWrite write
                && place.layout().filter(write.layout()::equals).isPresent()
                && changed(write.before(), write.after(), mask)) {
            return Optional.of(new Origin(Kind.CODE, entry.step(), write.rip()));
        }
        if (entry.event() instanceof MachineEvent.FirmwareRan ran && place.equals(Place.Model.FEATURE_CONTROL)) {
            return Optional.of(new Origin(ran.after() == 0 ? Kind.NOBODY : Kind.FIRMWARE, entry.step(), 0));
        }
        return Optional.empty();
    }

    private static boolean changed(long before, long after, long mask) {
        return mask == -1 || ((before ^ after) & mask) != 0;
    }

    private static Optional<Origin> atStart(Place place) {
        if (place.equals(Place.Model.FEATURE_CONTROL)) {
            return Optional.of(new Origin(Kind.NOBODY, 0, 0));
        }
        // The journal begins after Windows has set up the control registers.
        return place instanceof Place.Control ? Optional.of(new Origin(Kind.WINDOWS, 0, 0)) : Optional.empty();
    }
}
