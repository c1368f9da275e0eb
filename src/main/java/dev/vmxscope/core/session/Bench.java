package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.LiveMachine;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.x86.exec.Core;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does commands to one machine, one after the other, on the thread of who calls. What there was before each command is
 * kept, so that every one of them can be taken back, be it another driver or a breakpoint. One thread only.
 */
public final class Bench {
    /** Steps between two looks at the pause button, and two frames. */
    private static final long BURST = 100_000;

    /** The most steps that a step over, out, by line or to a place may take before it gives up and stands where it is. */
    private static final long LONGEST_STEP = 50_000_000;

    /** How many commands can be taken back. */
    public static final int MOST_UNDONE = 500;

    private final Engine engine = new Engine();
    private final BooleanSupplier pausing;
    private final Runnable burst;
    private final Deque<Work> undone = new ArrayDeque<>();
    private final Deque<Work> done = new ArrayDeque<>();
    private History history;
    private SymbolCatalogue symbols;
    private Room room = new Room(Course.MOST_LINES, Course.MOST_EVENTS);
    private SortedSet<Long> breakpoints = Collections.emptySortedSet();
    private Machine before;
    private Cause cause = Cause.BUDGET;

    /** All that a command can change, as a value. */
    private record Work(
            History history, SymbolCatalogue symbols, SortedSet<Long> breakpoints, Machine before, Cause cause) {}

    /** A bench at the start of a machine, for someone who waits until each command is done. */
    public Bench(Machine start, SymbolCatalogue symbols) {
        this(start, symbols, () -> false, () -> {});
    }

    /**
     * A bench at the start of a machine.
     *
     * @param pausing whether a run shall stop; asked now and then while the machine runs
     * @param burst is called now and then while the machine runs
     */
    public Bench(Machine start, SymbolCatalogue symbols, BooleanSupplier pausing, Runnable burst) {
        this.history = History.of(start);
        this.symbols = symbols;
        this.before = start;
        this.pausing = pausing;
        this.burst = burst;
    }

    /** Lets one run tell no more than that. */
    void keep(Room other) {
        room = other;
    }

    /** The present moment as front ends draw it. */
    public Frame frame(boolean running) {
        return new Frame(
                history.present().position(),
                history.end(),
                history.present().machine(),
                before,
                running,
                cause,
                breakpoints,
                symbols,
                !done.isEmpty(),
                !undone.isEmpty());
    }

    /** The machine of the present moment. */
    public Machine machine() {
        return history.present().machine();
    }

    /** Everything that was done since the machine's start, and where one stands in it. */
    public History history() {
        return history;
    }

    /** Addresses before which a run stops. */
    public SortedSet<Long> breakpoints() {
        return breakpoints;
    }

    /** The names of the code. */
    public SymbolCatalogue symbols() {
        return symbols;
    }

    private Work work() {
        return new Work(history, symbols, breakpoints, before, cause);
    }

    private void put(Work work) {
        history = work.history;
        symbols = work.symbols;
        breakpoints = work.breakpoints;
        before = work.before;
        cause = work.cause;
    }

    /**
     * Does a command. If it fails by an error of ours, everything is as before.
     *
     * @return whether there is one thing more to take back
     */
    public boolean execute(Command command) {
        if (command instanceof Command.Undo) {
            swap(done, undone);
            return false;
        }
        if (command instanceof Command.Redo) {
            swap(undone, done);
            return false;
        }
        Work kept = work();
        try {
            Machine start = machine();
            act(command);
            boolean remembered = remember(kept);
            changedFrom(start, command);
            return remembered;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            put(kept);
            throw failure;
        }
    }

    @SuppressWarnings("ReferenceEquality") // whether anything was done at all; comparing whole machines costs more
    private void changedFrom(Machine start, Command command) {
        if (machine() != start) {
            boolean another = command instanceof Command.Open || command instanceof Command.Restore;
            before = another ? machine() : start;
        }
    }

    private void swap(Deque<Work> from, Deque<Work> to) {
        if (!from.isEmpty()) {
            to.push(work());
            put(from.pop());
        }
    }

    @SuppressWarnings("ReferenceEquality") // a command that did nothing is nothing to take back
    private boolean remember(Work kept) {
        boolean different = kept.history != history || kept.symbols != symbols || kept.breakpoints != breakpoints;
        if (different) {
            done.push(kept);
            undone.clear();
            if (done.size() > MOST_UNDONE) {
                done.removeLast();
            }
        }
        return different;
    }

    private void act(Command command) {
        if (command instanceof Command.Run) {
            run(null, Long.MAX_VALUE);
        } else if (command instanceof Command.RunTo to) {
            run((core, rip) -> rip == to.address(), Long.MAX_VALUE);
        } else if (command instanceof Command.Advance advance) {
            advance(advance.step(), advance.grain());
        } else if (command instanceof Command.Do input) {
            history = history.apply(input.input(), engine);
        } else if (command instanceof Command.Seek seek) {
            history = history.seek(seek.position(), engine);
        } else if (command instanceof Command.Rewind rewind) {
            history = history.seek(history.positionOf(rewind.steps()), engine);
        } else if (command instanceof Command.Visit visit) {
            history = history.seek(history.positionAfter(visit.steps()), engine);
        } else if (command instanceof Command.Back back) {
            history = history.seek(Backward.target(history, back.grain(), symbols, engine), engine);
        } else if (command instanceof Command.ToggleBreakpoint toggle) {
            toggle(toggle.address());
        } else if (command instanceof Command.Open open) {
            history = History.of(Machine.powerOn(open.setup()));
            symbols = open.symbols();
            breakpoints = Collections.emptySortedSet();
        } else if (command instanceof Command.Restore restore) {
            restore(restore);
        } else if (command instanceof Command.Perform perform) {
            history = history.apply(new Input.Request(perform.action()), engine);
            run(null, Long.MAX_VALUE);
        } else if (command instanceof Command.RunToPlace place) {
            run(place(place.landing()), LONGEST_STEP);
        } else if (command instanceof Command.Derive derive) {
            for (Input input : derive.inputs().apply(machine())) {
                history = history.apply(input, engine);
            }
        } else if (command instanceof Command.All all) {
            all.commands().forEach(this::act);
        }
    }

    /** True where the processor stands at the place, but not where the run begins. */
    private Core.Until place(Landing landing) {
        LiveMachine live = engine.live(machine());
        return (core, rip) -> landing.at(core, rip, address -> symbols.name(live.modules(), address));
    }

    private void restore(Command.Restore restore) {
        history = History.of(Machine.powerOn(restore.start()));
        symbols = restore.symbols();
        breakpoints = restore.breakpoints();
        before = machine();
        for (int at = 0; at < restore.inputs().size(); at++) {
            Input input = restore.inputs().get(at);
            if (!(input instanceof Input.Execute execute)) {
                history = history.apply(input, engine);
            } else if (!again(execute.steps(), at + 1)) {
                return;
            }
        }
        history = history.seek(restore.position(), engine);
    }

    /** Runs as many steps as were made once; false if the person pauses before. */
    private boolean again(long steps, int number) {
        long left = steps;
        while (left > 0) {
            Machine start = machine();
            history = history.executed(engine.run(start, Math.min(left, BURST), null));
            cause = engine.cause();
            long made = machine().steps() - start.steps();
            if (made == 0) {
                throw new ReplayException(number, steps, steps - left);
            }
            left -= made;
            if (left > 0) {
                burst.run();
                if (pausing.getAsBoolean()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void toggle(long address) {
        SortedSet<Long> changed = new TreeSet<>(breakpoints);
        if (!changed.remove(address)) {
            changed.add(address);
        }
        breakpoints = Collections.unmodifiableSortedSet(changed);
    }

    private void advance(Step step, Grain grain) {
        LiveMachine live = engine.live(history.present().machine());
        LongFunction<Optional<SourceLine>> lines = rip -> symbols.lineAt(live.modules(), rip);
        Optional<Core> core = live.current();
        if (grain == Grain.INSTRUCTION && (core.isEmpty() || step == Step.INTO)) {
            run(null, 1);
        } else if (core.isEmpty()) {
            run((next, rip) -> lines.apply(rip).isPresent(), LONGEST_STEP);
        } else {
            run(Stepping.condition(step, grain, core.get(), lines), LONGEST_STEP);
        }
    }

    /** Runs in bursts until the condition or a breakpoint holds, the machine ends, or the person pauses. */
    private void run(Core.@Nullable Until until, long most) {
        Core.Until stopping = withBreakpoints(until);
        Machine first = history.present().machine();
        long left = most;
        do {
            Machine start = history.present().machine();
            Machine after = engine.run(start, Math.min(left, BURST), stopping);
            history = history.executed(after);
            cause = engine.cause();
            left -= after.steps() - start.steps();
            if (cause == Cause.BUDGET && room.usedUp(first, after)) {
                cause = Cause.FULL;
            }
            if (cause == Cause.BUDGET && left > 0) {
                burst.run();
            }
        } while (cause == Cause.BUDGET && left > 0 && !pausing.getAsBoolean());
    }

    private Core.@Nullable Until withBreakpoints(Core.@Nullable Until until) {
        if (breakpoints.isEmpty()) {
            return until;
        }
        SortedSet<Long> stops = breakpoints;
        return until == null
                ? (core, rip) -> stops.contains(rip)
                : (core, rip) -> until.holds(core, rip) || stops.contains(rip);
    }
}
