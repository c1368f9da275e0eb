package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of one request, as a path to walk along: its stops, and between them what the processors did for it.
 *
 * @param journey the request
 * @param nodes in order
 * @param more how many effects there are beyond those among the nodes
 */
public record JourneyPath(Journey journey, List<Node> nodes, int more) {
    /** How many effects of processors are shown at the most. */
    static final int MOST_EFFECTS = 60;

    /** Keeps the list unmodifiable. */
    public JourneyPath {
        nodes = List.copyOf(nodes);
    }

    /** Who is at work. */
    public enum Lane {
        /** A program in user mode. */
        USER,
        /** Windows itself: the object manager, the I/O manager. */
        KERNEL,
        /** A driver. */
        DRIVER
    }

    /** Something on the way. */
    public sealed interface Node {
        /** Number of the machine's step that it happened in. */
        long step();

        /** Number of the logical processor. */
        int cpu();

        /** Who was at work. */
        Lane lane();
    }

    /** A stop of the request, of which the one before that holds an IRP is known. */
    public record AtStop(Lane lane, Stop stop, Optional<Stop> before) implements Node {
        @Override
        public long step() {
            return stop.step();
        }

        @Override
        public int cpu() {
            return stop.cpu();
        }
    }

    /** What a processor did while a driver had the request. */
    public record Effect(Entry entry) implements Node {
        @Override
        public long step() {
            return entry.step();
        }

        @Override
        public int cpu() {
            return entry.cpu();
        }

        @Override
        public Lane lane() {
            return Lane.DRIVER;
        }
    }

    /** The path as far as it is known at this moment. */
    public static JourneyPath of(Trail<Entry> journal, Journey journey) {
        long from = journey.first(Stop.Kind.DISPATCHED).map(Stop::step).orElse(Long.MAX_VALUE);
        long to = journey.first(Stop.Kind.FINISHED).map(Stop::step).orElse(Long.MAX_VALUE);
        List<Effect> effects = new ArrayList<>();
        int more = 0;
        for (int at = firstAfter(journal, from);
                at < journal.size() && journal.get(at).step() <= to;
                at++) {
            if (journal.get(at).event() instanceof MachineEvent.Restarted) {
                break;
            }
            if (isEffect(journal.get(at).event())) {
                if (effects.size() < MOST_EFFECTS) {
                    effects.add(new Effect(journal.get(at)));
                } else {
                    more++;
                }
            }
        }
        return new JourneyPath(journey, merged(journey, effects), more);
    }

    /** Entries stand in the order of their steps. */
    private static int firstAfter(Trail<Entry> journal, long step) {
        int low = 0;
        int high = journal.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (journal.get(middle).step() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isEffect(Event event) {
        return event instanceof SystemInstructionExecuted
                || event instanceof RegisterWrite
                || event instanceof WindowsEvent.FaultRaised
                || event instanceof WindowsEvent.DriverMistake
                || event instanceof WindowsEvent.BugcheckRaised
                || event instanceof MachineEvent.NotEmulatedHere;
    }

    private static List<Node> merged(Journey journey, List<Effect> effects) {
        List<Node> nodes = new ArrayList<>();
        int next = 0;
        Optional<Stop> before = Optional.empty();
        for (Stop stop : journey.stops()) {
            while (next < effects.size() && effects.get(next).step() < stop.step()) {
                nodes.add(effects.get(next++));
            }
            nodes.add(new AtStop(lane(journey, stop), stop, before));
            if (stop.irp().length() > 0) {
                before = Optional.of(stop);
            }
        }
        nodes.addAll(effects.subList(next, effects.size()));
        return nodes;
    }

    private static Lane lane(Journey journey, Stop stop) {
        return switch (stop.kind()) {
            case CALLED, FINISHED -> journey.user() ? Lane.USER : Lane.KERNEL;
            case LINK, DEVICE, REFUSED, ANSWERED, BUILT, COMPLETED, CANCELLED -> Lane.KERNEL;
            case DISPATCHED, FORWARDED, PENDED, RETURNED, COMPLETION_ROUTINE -> Lane.DRIVER;
        };
    }

    /** Whether another path begins with all the nodes of this one: it is the same request, seen later. */
    boolean begins(JourneyPath other) {
        return other.journey.number() == journey.number()
                && other.nodes.size() >= nodes.size()
                && other.nodes.subList(0, nodes.size()).equals(nodes);
    }
}
