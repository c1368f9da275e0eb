package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.console.ConsoleCounts;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.DebugLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a message that somebody waits for may not be on the screen: every place on its way, and whether messages get past
 * it now.
 *
 * @param checks in the order in which a message meets them
 */
public record Missing(List<Check> checks) {

    /** The places. */
    public enum Place {
        /** Whether anything has run that could print. */
        RAN,
        /** The Debug Print Filter for DbgPrint, and DebugView's way around it. */
        FILTER,
        /** DebugView's switch for kernel messages. */
        KERNEL,
        /** DebugView's switch for messages of programs. */
        WIN32,
        /** Messages without a line feed that wait for the next one. */
        HELD,
        /** The person's filters. */
        HIDDEN,
        /** Messages that were taken off the screen. */
        CLEARED,
        /** The history depth. */
        DEPTH,
        /** Ghosts that are not shown. */
        GHOSTS
    }

    /** How it stands there. */
    public enum Standing {
        /** Nothing is held here. */
        OPEN,
        /** Something is held here, or would be. */
        HELD
    }

    /**
     * One place.
     *
     * @param count how many messages or rows are held there; 0 where it is a switch
     */
    public record Check(Place place, Standing standing, int count) {}

    /** Keeps its own copy of the list. */
    public Missing {
        checks = List.copyOf(checks);
    }

    /** Everything at one moment. */
    public static Missing of(FilterState state, ConsoleCounts counts) {
        DebugCapture capture = state.capture();
        boolean dbgPrint = capture.verbose() || state.filter().passes(DebugComponent.DEFAULT, DebugLevel.INFO);
        List<Check> checks = new ArrayList<>();
        checks.add(check(Place.RAN, !state.ran(), 0));
        checks.add(check(Place.KERNEL, !capture.kernel(), 0));
        checks.add(check(Place.FILTER, !dbgPrint, counts.ghosts()));
        checks.add(check(Place.WIN32, !capture.user(), 0));
        checks.add(check(Place.HELD, counts.held() > 0, counts.held()));
        checks.add(check(Place.GHOSTS, counts.hiddenGhosts() > 0, counts.hiddenGhosts()));
        checks.add(check(Place.HIDDEN, counts.hidden() > 0, counts.hidden()));
        checks.add(check(Place.CLEARED, counts.cleared() > 0, counts.cleared()));
        checks.add(check(Place.DEPTH, counts.beyondDepth() > 0, counts.beyondDepth()));
        return new Missing(checks);
    }

    private static Check check(Place place, boolean held, int count) {
        return new Check(place, held ? Standing.HELD : Standing.OPEN, count);
    }

    /** The places where something is held, in order. */
    public List<Check> held() {
        return checks.stream()
                .filter(check -> check.standing() == Standing.HELD)
                .toList();
    }
}
