package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Machine;
import java.util.Map;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Everything that was done to a machine, and where one stands in it: the log of inputs, and checkpoints from which any
 * moment is replayed. Immutable. Going back does not forget what came after; the first new input there does.
 *
 * @param log the inputs, without a gap
 * @param checkpoints machines by position, position 0 always among them
 * @param present where one stands
 */
public record History(PVector<LogLine> log, TreePMap<Long, Machine> checkpoints, Moment present) {
    /** Executed steps between two checkpoints: what a seek replays at the most. */
    static final long SPACING = 20_000;

    /** A history that begins with that machine. */
    public static History of(Machine start) {
        return new History(TreePVector.empty(), TreePMap.<Long, Machine>empty().plus(0L, start), new Moment(0, start));
    }

    /** The machine that it began with. */
    public Machine start() {
        return lastCheckpoint(0).getValue();
    }

    /** The last position that is known. */
    public long end() {
        return log.isEmpty() ? 0 : log.get(log.size() - 1).end();
    }

    /** Whether what stands in the log goes on after the present moment. */
    public boolean hasFuture() {
        return present.position() < end();
    }

    /**
     * The history after one input more, done at the present moment. An {@link Input.Execute} that the machine ends
     * early is logged with the steps it really made; if it made none, nothing is logged.
     */
    public History apply(Input input, Engine engine) {
        History past = withoutFuture();
        if (input instanceof Input.Execute execute) {
            return past.execute(execute.steps(), engine);
        }
        return past.applied(input, 1, Inputs.apply(present.machine(), input), true);
    }

    private History execute(long steps, Engine engine) {
        History history = this;
        long left = steps;
        while (left > 0) {
            Machine before = history.present.machine();
            Machine after = engine.run(before, Math.min(left, SPACING), null);
            history = history.executed(after);
            long made = after.steps() - before.steps();
            if (made == 0) {
                return history;
            }
            left -= made;
        }
        return history;
    }

    /** The history after steps that led to that machine. */
    History executed(Machine after) {
        long made = after.steps() - present.machine().steps();
        if (made == 0) {
            return new History(log, checkpoints, new Moment(present.position(), after));
        }
        long sinceCheckpoint =
                present.position() + made - lastCheckpoint(present.position()).getKey();
        return withoutFuture().applied(new Input.Execute(made), made, after, sinceCheckpoint >= SPACING);
    }

    private History applied(Input input, long length, Machine after, boolean checkpoint) {
        long position = present.position() + length;
        return new History(
                joined(input, length),
                checkpoint ? checkpoints.plus(position, after) : checkpoints,
                new Moment(position, after));
    }

    /** Two runs in a row are one line. */
    private PVector<LogLine> joined(Input input, long length) {
        if (input instanceof Input.Execute && !log.isEmpty()) {
            LogLine last = log.get(log.size() - 1);
            if (last.input() instanceof Input.Execute) {
                long both = last.length() + length;
                return log.with(log.size() - 1, new LogLine(last.start(), both, new Input.Execute(both)));
            }
        }
        return log.plus(new LogLine(present.position(), length, input));
    }

    private History withoutFuture() {
        if (!hasFuture()) {
            return this;
        }
        long position = present.position();
        PVector<LogLine> kept = TreePVector.empty();
        for (LogLine line : log) {
            if (line.end() <= position) {
                kept = kept.plus(line);
            } else if (line.start() < position) {
                long length = position - line.start();
                kept = kept.plus(new LogLine(line.start(), length, new Input.Execute(length)));
            }
        }
        TreePMap<Long, Machine> known = checkpoints;
        for (Long later : checkpoints.tailMap(position, false).keySet()) {
            known = known.minus(later);
        }
        return new History(kept, known, present);
    }

    /**
     * The last position up to the present one at which the machine had made so many steps; the present one if it never
     * had so few. Positions count inputs too, steps do not.
     */
    public long positionOf(long steps) {
        long position = present.position();
        long made = present.machine().steps();
        for (int at = log.size() - 1; at >= 0 && made > steps; at--) {
            LogLine line = log.get(at);
            if (line.start() >= position) {
                continue;
            }
            if (line.input() instanceof Input.Execute) {
                long back = Math.min(position - line.start(), made - steps);
                position -= back;
                made -= back;
            } else {
                position = line.start();
            }
        }
        return made == steps ? position : present.position();
    }

    /**
     * The position at which the machine has just made so many steps: back from the present one as {@link #positionOf},
     * or the first one after it; the nearer end of what is known if it never has made so many.
     */
    public long positionAfter(long steps) {
        long made = present.machine().steps();
        if (made >= steps) {
            return positionOf(steps);
        }
        long position = present.position();
        for (LogLine line : log) {
            if (line.end() <= position) {
                continue;
            }
            if (line.input() instanceof Input.Execute) {
                long on = Math.min(line.end() - position, steps - made);
                position += on;
                made += on;
                if (made == steps) {
                    return position;
                }
            } else {
                position = line.end();
            }
        }
        return position;
    }

    private Map.Entry<Long, Machine> lastCheckpoint(long position) {
        Map.Entry<Long, Machine> entry = checkpoints.floorEntry(position);
        if (entry == null) {
            throw new IllegalStateException("a history has a checkpoint at 0");
        }
        return entry;
    }

    /** The same history, standing at another moment; a position outside it is moved to its nearer end. */
    public History seek(long position, Engine engine) {
        long target = Math.max(0, Math.min(position, end()));
        Map.Entry<Long, Machine> nearest = lastCheckpoint(target);
        boolean fromHere = present.position() <= target && present.position() >= nearest.getKey();
        long at = fromHere ? present.position() : nearest.getKey();
        Machine machine = fromHere ? present.machine() : nearest.getValue();
        for (LogLine line : log) {
            if (line.end() <= at) {
                continue;
            }
            if (at >= target) {
                break;
            }
            if (line.input() instanceof Input.Execute) {
                long steps = Math.min(line.end(), target) - at;
                machine = engine.run(machine, steps, null);
                at += steps;
            } else {
                machine = Inputs.apply(machine, line.input());
                at = line.end();
            }
        }
        return new History(log, checkpoints, new Moment(target, machine));
    }
}
