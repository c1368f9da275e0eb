package dev.vmxscope.core.scenario;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Course;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.exec.NotEmulated;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plays the fault and the fix of scenarios, each from power-up. */
public final class ScenarioPlayer {
    /** The most steps of a play: the shipped ones take a few thousand. */
    public static final long MOST_STEPS = 20_000_000;

    private ScenarioPlayer() {}

    /** Plays until the fault. */
    public static Played fault(Scenario scenario) {
        return played(new Run(scenario.play(), Optional.empty()), scenario.expect());
    }

    /** Plays what the fix says. */
    public static Played fix(Scenario scenario) {
        Scenario.Fix fix = scenario.fix();
        if (fix.atFault().isEmpty()) {
            return played(new Run(fix.play(), Optional.empty()), fix.expect());
        }
        Optional<Moment> fault = fault(scenario).moment();
        if (fault.isEmpty()) {
            return played(new Run(scenario.play(), Optional.empty()), fix.expect());
        }
        long steps = fault.get().before().steps();
        return played(new Run(scenario.play(), Optional.of(new Touch(steps, fix.atFault()))), fix.expect());
    }

    /**
     * Values set by hand in the midst of a step.
     *
     * @param steps of the machine at that moment
     */
    private record Touch(long steps, List<Setting> settings) {
        Machine apply(Machine machine) {
            Machine after = machine;
            for (Setting setting : settings) {
                after = setting.apply(after);
            }
            return after;
        }
    }

    /** A play with what is set by hand in its midst. */
    private record Run(Play play, Optional<Touch> touch) {

        /** The machine after at most so many steps, and why it ended before the last one of the play. */
        Ended to(long most) {
            Machine start = Machine.powerOn(play.setup());
            Ended ended = new Ended(start, Optional.empty());
            boolean touched = touch.isEmpty() || touch.get().steps() >= most;
            int at = 0;
            Optional<Course.Halt> halt = Optional.empty();
            if (!touched) {
                Position reached = advance(start, 0, touch.get().steps());
                Course course = new Course(touch.get().apply(reached.machine()), most, machine -> {});
                halt = course.goOn();
                ended = new Ended(course.machine(), halt);
                at = reached.next();
            }
            if (halt.isPresent()) {
                return ended;
            }
            Position last = advance(ended.machine(), at, most);
            return new Ended(last.machine(), last.halt());
        }

        /** Does the steps of the play from that one on. */
        private Position advance(Machine from, int first, long most) {
            Course course = new Course(from, most, machine -> {});
            for (int at = first; at < play.steps().size(); at++) {
                Play.Step step = play.steps().get(at);
                if (step instanceof Play.SetByHand set) {
                    UnaryOperator<Machine> change = set.setting()::apply;
                    course.change(change);
                } else if (step instanceof Play.Do action) {
                    Optional<Course.Halt> halt = course.perform(action.action());
                    if (halt.isPresent()) {
                        return new Position(course.machine(), halt, at + 1);
                    }
                }
            }
            return new Position(course.machine(), Optional.empty(), play.steps().size());
        }
    }

    private record Ended(Machine machine, Optional<Course.Halt> halt) {}

    /**
     * Where a run stands.
     *
     * @param next index of the step after the one that is being done
     */
    private record Position(Machine machine, Optional<Course.Halt> halt, int next) {}

    private static Played played(Run run, Expectation expect) {
        Ended ended;
        try {
            ended = run.to(MOST_STEPS);
        } catch (NotEmulated missing) {
            // At power-up, before anything was played.
            throw new IllegalStateException("the start of Windows is emulated", missing);
        }
        Optional<Moment> moment = expect.asked()
                ? Optional.of(AskedVmxon.in(ended.machine(), expect.cpu()))
                : executed(run, ended, expect);
        return new Played(ended.machine(), ended.halt(), moment);
    }

    private static Optional<Moment> executed(Run run, Ended ended, Expectation expect) {
        return find(ended.machine().journal(), expect).map(entry -> {
            SystemInstructionExecuted executed = (SystemInstructionExecuted) entry.event();
            Machine before = run.to(entry.step() - 1).machine();
            return new Moment(executed.text(), executed.verdict(), before, false);
        });
    }

    /** The entry of the instruction that is meant. */
    private static Optional<Entry> find(Trail<Entry> journal, Expectation expect) {
        int count = 0;
        Optional<Entry> last = Optional.empty();
        for (Entry entry : journal) {
            if (!(entry.event() instanceof SystemInstructionExecuted executed)) {
                continue;
            }
            boolean named = expect.instruction()
                    .filter(executed.verdict().spec().name()::equals)
                    .isPresent();
            count += named ? 1 : 0;
            if (expect.number().isPresent()) {
                if (named && count == expect.number().getAsInt()) {
                    return Optional.of(entry);
                }
            } else if (failed(executed.verdict())) {
                return Optional.of(entry);
            } else if (named) {
                last = Optional.of(entry);
            }
        }
        return expect.number().isPresent() ? Optional.empty() : last;
    }

    private static boolean failed(Verdict verdict) {
        Outcome outcome = verdict.outcome();
        return !outcome.success();
    }
}
