package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.LiveMachine;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.x86.exec.Core;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A person's work on one machine: it owns the one thread that runs machines, does commands in their order, and
 * publishes a {@link Frame} after each, and now and then while the machine runs.
 */
public final class Session implements AutoCloseable {
    /** Steps between two looks at the pause button, and two frames. */
    private static final long BURST = 100_000;

    /** The most steps that a step over, out or by line may take before it gives up and stands where it is. */
    private static final long LONGEST_STEP = 50_000_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "machine");
        worker.setDaemon(true);
        return worker;
    });
    private final Engine engine = new Engine();
    private final Consumer<Frame> listener;
    private final Consumer<Throwable> broken;
    private History history;
    private SymbolCatalogue symbols;
    private SortedSet<Long> breakpoints = Collections.emptySortedSet();
    private Machine before;
    private Cause cause = Cause.BUDGET;
    private volatile boolean pausing;

    /**
     * A session at the start of a machine.
     *
     * @param listener is called on the session's thread with every frame
     * @param broken is called on the session's thread with an error of our own; the session goes on at the moment
     *     before the command that failed
     */
    public Session(Machine start, SymbolCatalogue symbols, Consumer<Frame> listener, Consumer<Throwable> broken) {
        this.history = History.of(start);
        this.symbols = symbols;
        this.before = start;
        this.listener = listener;
        this.broken = broken;
    }

    /** Has the session's thread do a command after those that wait already. */
    public Future<?> submit(Command command) {
        return thread.submit(() -> perform(command));
    }

    /** Publishes the present moment again, for a listener that has just begun to listen. */
    public Future<?> publish() {
        return thread.submit(() -> publish(false));
    }

    /** Stops the present run within a burst. */
    public void pause() {
        pausing = true;
    }

    @SuppressWarnings("ReferenceEquality") // whether anything was done at all; comparing whole machines costs more
    private void perform(Command command) {
        History kept = history;
        try {
            pausing = false;
            Machine start = history.present().machine();
            execute(command);
            if (history.present().machine() != start) {
                before = command instanceof Command.Open ? history.present().machine() : start;
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            history = kept;
            broken.accept(failure);
        }
        publish(false);
    }

    private void publish(boolean running) {
        listener.accept(new Frame(
                history.present().position(),
                history.end(),
                history.present().machine(),
                before,
                running,
                cause,
                breakpoints,
                symbols));
    }

    private void execute(Command command) {
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
        } else if (command instanceof Command.Back back) {
            history = history.seek(Backward.target(history, back.grain(), symbols, engine), engine);
        } else if (command instanceof Command.ToggleBreakpoint toggle) {
            toggle(toggle.address());
        } else if (command instanceof Command.Open open) {
            history = History.of(Machine.powerOn(open.setup()));
            symbols = open.symbols();
            breakpoints = Collections.emptySortedSet();
        }
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
        long left = most;
        do {
            Machine start = history.present().machine();
            Machine after = engine.run(start, Math.min(left, BURST), stopping);
            history = history.executed(after);
            cause = engine.cause();
            left -= after.steps() - start.steps();
            if (cause == Cause.BUDGET && left > 0) {
                publish(true);
            }
        } while (cause == Cause.BUDGET && left > 0 && !pausing);
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

    @Override
    public void close() {
        pausing = true;
        thread.shutdownNow();
    }
}
