package dev.vmxscope.core.scenario;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.diagnosis.AskedVmxon;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Course;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;
import java.util.Optional;

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
        Optional<KeyMoment> fault = fault(scenario).moment();
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

        /** Where the play stands after at most so many steps. */
        Position to(long most) {
            Machine start = Machine.powerOn(play.setup());
            if (touch.isEmpty() || touch.get().steps() >= most) {
                return advance(start, 0, most);
            }
            Position reached = advance(start, 0, touch.get().steps());
            Course course = new Course(touch.get().apply(reached.machine()), most, machine -> {});
            Optional<Course.Halt> halt = course.goOn();
            return halt.isPresent()
                    ? new Position(course.machine(), halt, reached.next())
                    : advance(course.machine(), reached.next(), most);
        }

        /** Does the steps of the play from that one on. */
        private Position advance(Machine from, int first, long most) {
            Course course = new Course(from, most, machine -> {});
            for (int at = first; at < play.steps().size(); at++) {
                Play.Step step = play.steps().get(at);
                if (step instanceof Play.SetByHand set) {
                    course.change(set.setting()::apply);
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

    /**
     * Where a run stands.
     *
     * @param halt why it does not go on to its next step, empty at its end
     * @param next index of the step after the one that is being done
     */
    private record Position(Machine machine, Optional<Course.Halt> halt, int next) {}

    private static Played played(Run run, Expectation expect) {
        Position end = run.to(MOST_STEPS);
        Optional<KeyMoment> moment = expect.asked()
                ? Optional.of(asked(end.machine(), expect.cpu().orElse(0)))
                : executed(run, end.machine(), expect);
        return new Played(end.machine(), end.halt(), moment);
    }

    private static Optional<KeyMoment> executed(Run run, Machine end, Expectation expect) {
        return find(end.journal(), expect).map(entry -> {
            SystemInstructionExecuted executed = (SystemInstructionExecuted) entry.event();
            Machine before = run.to(entry.step() - 1).machine();
            return new KeyMoment(executed.text(), executed.verdict(), before, false);
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
        return !verdict.outcome().success();
    }

    private static KeyMoment asked(Machine machine, int cpu) {
        Verdict verdict = AskedVmxon.verdict(machine.processors().get(cpu), machine.memory(), machine.steps());
        return new KeyMoment("vmxon", verdict, machine, true);
    }
}
