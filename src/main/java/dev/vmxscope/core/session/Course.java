package dev.vmxscope.core.session;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Drives a machine through one action after the other, each until nothing is left to do, within an allowance of steps
 * and events. One thread only.
 */
public final class Course {
    /**
     * The most events that a course may make, without the lines of the debug log: each is kept, so that a guest must not
     * make them without end.
     */
    public static final int MOST_EVENTS = 200_000;

    /** The most lines of the debug log, unless {@link #stopAfter} says otherwise. They take less room. */
    public static final int MOST_LINES = 2_000_000;

    private static final long BURST = 100_000;

    private final Engine engine = new Engine();
    private final long mostSteps;
    private final Consumer<Machine> watcher;
    private Machine machine;
    private Predicate<Event> awaited = event -> false;
    private int mostLines = MOST_LINES;
    private int seen;
    private int looked;
    private int events;
    private int lines;

    /** Why a course cannot go on to its next action. */
    public enum Halt {
        /** Something is not emulated. */
        NOT_EMULATED,
        /** Windows stopped in a bugcheck. */
        BUGCHECK,
        /** Everybody waits for ever. */
        STUCK,
        /** The allowed number of steps is done. */
        OUT_OF_STEPS,
        /** There were too many events. */
        TOO_MANY_EVENTS,
        /** There were too many lines of the debug log. */
        TOO_MANY_LINES,
        /** The event that it was to stop at has happened, in the last step. */
        AWAITED,
        /** Windows did not load the driver. */
        DRIVER_REFUSED,
        /** DriverEntry returned an error. */
        DRIVER_FAILED,
        /** The program ended by an exception. */
        APP_CRASHED
    }

    /**
     * A course that begins with that machine.
     *
     * @param mostSteps the allowance, counted since the machine's first power-up
     * @param watcher is shown the machine now and then, at the latest when an action has ended
     */
    public Course(Machine start, long mostSteps, Consumer<Machine> watcher) {
        this.machine = start;
        this.mostSteps = mostSteps;
        this.watcher = watcher;
        this.seen = start.journal().size();
    }

    /** Stops after the step in which the first such event happens; what has happened before does not count. */
    public void stopAt(Predicate<Event> event) {
        awaited = event;
        looked = machine.journal().size();
    }

    /** Stops when there are more lines of the debug log than so many. */
    public void stopAfter(int most) {
        mostLines = most;
    }

    /** The machine as it is now. */
    public Machine machine() {
        return machine;
    }

    /** Does something to the machine that takes no step. */
    public void change(UnaryOperator<Machine> change) {
        machine = change.apply(machine);
    }

    /** Does an action to its end; empty if the next one may follow. */
    public Optional<Halt> perform(Action action) {
        machine = machine.withAction(action);
        return goOn();
    }

    /** Goes on with what has begun, to its end; empty if the next action may follow. */
    public Optional<Halt> goOn() {
        Cause cause = Cause.BUDGET;
        while (cause == Cause.BUDGET) {
            if (machine.steps() >= mostSteps) {
                return Optional.of(Halt.OUT_OF_STEPS);
            }
            Machine before = machine;
            machine = engine.run(before, Math.min(BURST, mostSteps - before.steps()), null);
            cause = engine.cause();
            OptionalLong step = look();
            if (step.isPresent()) {
                machine = engine.run(before, step.getAsLong() - before.steps(), null);
            }
            watcher.accept(machine);
            if (step.isPresent()) {
                return Optional.of(Halt.AWAITED);
            }
            if (events > MOST_EVENTS || lines > mostLines) {
                return Optional.of(events > MOST_EVENTS ? Halt.TOO_MANY_EVENTS : Halt.TOO_MANY_LINES);
            }
        }
        return halted(cause);
    }

    /** Looks at the events that are new; returns the step of the first one that is awaited. */
    private OptionalLong look() {
        Trail<Entry> journal = machine.journal();
        for (; looked < journal.size(); looked++) {
            Entry entry = journal.get(looked);
            if (awaited.test(entry.event())) {
                return OptionalLong.of(entry.step());
            }
            if (entry.event() instanceof WindowsEvent.DebugPrint) {
                lines++;
            } else {
                events++;
            }
        }
        return OptionalLong.empty();
    }

    private Optional<Halt> halted(Cause cause) {
        if (cause == Cause.NOT_EMULATED) {
            return Optional.of(Halt.NOT_EMULATED);
        }
        Status status = machine.windows().status();
        if (status instanceof Status.Bugcheck) {
            return Optional.of(Halt.BUGCHECK);
        }
        if (status instanceof Status.Stuck) {
            return Optional.of(Halt.STUCK);
        }
        return told();
    }

    /** An event after which going on to the next action makes no sense. */
    private Optional<Halt> told() {
        Trail<Entry> journal = machine.journal();
        Optional<Halt> halt = Optional.empty();
        for (; seen < journal.size(); seen++) {
            Optional<Halt> before = halt;
            halt = halt(journal.get(seen).event()).or(() -> before);
        }
        return halt;
    }

    private static Optional<Halt> halt(Event event) {
        if (event instanceof WindowsEvent.DriverRefused) {
            return Optional.of(Halt.DRIVER_REFUSED);
        }
        if (event instanceof WindowsEvent.DriverStarted started && started.status() < 0) {
            return Optional.of(Halt.DRIVER_FAILED);
        }
        return event instanceof WindowsEvent.FaultRaised fault && fault.user()
                ? Optional.of(Halt.APP_CRASHED)
                : Optional.empty();
    }
}
