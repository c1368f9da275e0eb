package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.Samples;
import dev.vmxscope.core.session.SymbolCatalogue;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Frames of the sample drivers at moments that tests ask for. */
public final class Frames {
    private static final int MOST_STEPS = 20_000;

    private Frames() {}

    /** The sample just after power-up. */
    public static Frame start(String sample, Firmware firmware) {
        Machine machine = Machine.powerOn(Samples.lifeCycle(sample, firmware));
        return of(machine, machine, Samples.symbols(sample), new TreeSet<>());
    }

    /** The sample after its whole life cycle, or where that ended. */
    public static Frame end(String sample, Firmware firmware) {
        Machine start = Machine.powerOn(Samples.lifeCycle(sample, firmware));
        return of(start.run(MOST_STEPS), start, Samples.symbols(sample), new TreeSet<>());
    }

    /** The sample after the first step that makes the condition true; what was before is one step earlier. */
    public static Frame when(String sample, Firmware firmware, Predicate<Frame> condition) {
        SymbolCatalogue symbols = Samples.symbols(sample);
        Machine before = Machine.powerOn(Samples.lifeCycle(sample, firmware));
        for (int step = 0; step < MOST_STEPS; step++) {
            Machine after = before.run(1);
            Frame frame = of(after, before, symbols, new TreeSet<>());
            if (condition.test(frame)) {
                return frame;
            }
            before = after;
        }
        throw new AssertionError("the moment never comes");
    }

    /** The sample part2-vmxon where processor 0 executes VMXON next, after values were set by hand there. */
    public static Frame beforeVmxon(Firmware firmware, Poke... pokes) {
        Machine before = Samples.beforeVmxon(firmware);
        Machine machine = before;
        for (Poke poke : pokes) {
            machine = poke.apply(machine);
        }
        return of(machine, before, Samples.symbols("part2-vmxon"), new TreeSet<>());
    }

    /** Where the processor that runs stands, in words; empty if none runs. */
    public static String place(Frame frame) {
        View view = View.of(frame);
        return View.running(frame.machine()).isEmpty()
                ? ""
                : view.name(view.processor().rip());
    }

    /** The same as if so many steps more had been made without any effect. */
    public static Frame later(Frame frame, long steps) {
        Machine now = frame.machine();
        Machine later = new Machine(
                now.setup(),
                now.processors(),
                now.memory(),
                now.windows(),
                now.journal(),
                now.images(),
                now.steps() + steps,
                now.notEmulated());
        return of(later, now, frame.symbols(), new TreeSet<>(frame.breakpoints()));
    }

    /** The same with breakpoints. */
    public static Frame withBreakpoints(Frame frame, List<Long> addresses) {
        return of(frame.machine(), frame.before(), frame.symbols(), new TreeSet<>(addresses));
    }

    /** A frame of a machine, with what was before. */
    static Frame of(Machine machine, Machine before, SymbolCatalogue symbols, SortedSet<Long> breakpoints) {
        return new Frame(
                machine.steps(),
                machine.steps(),
                machine,
                before,
                false,
                Cause.BUDGET,
                breakpoints,
                symbols,
                false,
                false);
    }
}
