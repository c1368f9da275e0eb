package dev.vmxscope.cli;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.Course;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.session.windbg.WinDbg;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.x86.exec.NotEmulated;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a machine through a list of actions and tells what happens, until the list or the allowance is used up. */
final class LifeCycle {
    private static final int MOST_NAMES = 10;

    private final Texts texts;
    private final Report report;
    private final long mostSteps;
    private CodeNames names;
    private final List<Input> inputs = new ArrayList<>();
    private Consumer<Machine> debugger = machine -> {};
    private int told;
    private @Nullable End reason;

    /**
     * A life cycle to come.
     *
     * @param mostSteps the allowance
     * @param texts the events' words
     */
    LifeCycle(SymbolCatalogue symbols, Report report, long mostSteps, Texts texts) {
        this.names = CodeNames.of(symbols);
        this.report = report;
        this.mostSteps = mostSteps;
        this.texts = texts;
    }

    /** Has a debugger asked, too, before the driver is unloaded, or where nothing goes on any more. */
    void ask(SymbolCatalogue symbols, List<String> commands) {
        debugger = machine -> {
            WinDbg answers = new WinDbg(machine, symbols);
            commands.forEach(command -> report.debugger(command, answers.answer(command)));
        };
    }

    /** Does one action after the other and tells the end. */
    End run(MachineSetup setup, List<Action> actions) {
        End end;
        try {
            end = play(Machine.powerOn(setup), actions);
        } catch (NotEmulated missing) {
            end = end(0, Ending.NOT_EMULATED, "end.not-emulated", missing.what());
        }
        report.end(end);
        return end;
    }

    private End play(Machine start, List<Action> actions) {
        tell(start);
        Course course = new Course(start, mostSteps, this::tell);
        for (Action action : actions) {
            long before = course.machine().steps();
            if (action instanceof Action.UnloadDriver) {
                debugger.accept(course.machine());
            }
            Optional<Course.Halt> halt = course.perform(action);
            note(action, course.machine().steps() - before);
            if (halt.isPresent()) {
                debugger.accept(course.machine());
                return halted(course.machine(), halt.get());
            }
        }
        return end(course.machine().steps(), Ending.COMPLETED, "end.completed");
    }

    private void note(Action action, long steps) {
        inputs.add(new Input.Request(action));
        if (steps > 0) {
            inputs.add(new Input.Execute(steps));
        }
    }

    /** What was done, as a session keeps it. */
    List<Input> inputs() {
        return List.copyOf(inputs);
    }

    private End halted(Machine machine, Course.Halt halt) {
        return switch (halt) {
            case NOT_EMULATED ->
                end(
                        machine.steps(),
                        Ending.NOT_EMULATED,
                        "end.not-emulated",
                        Objects.requireNonNull(machine.notEmulated()));
            case BUGCHECK, STUCK -> stopped(machine);
            case OUT_OF_STEPS -> outOfSteps(machine);
            case TOO_MANY_EVENTS -> end(machine.steps(), Ending.LIMIT, "end.events", Course.MOST_EVENTS);
            case DRIVER_REFUSED, DRIVER_FAILED, APP_CRASHED -> {
                End noted = Objects.requireNonNull(reason);
                yield new End(machine.steps(), noted.ending(), noted.text());
            }
        };
    }

    private End stopped(Machine machine) {
        Status status = machine.windows().status();
        if (status instanceof Status.Bugcheck bugcheck) {
            String code = Codes.hex32(bugcheck.code());
            return end(machine.steps(), Ending.BUGCHECK, "end.bugcheck", bugcheck.name(), code);
        }
        return end(machine.steps(), Ending.STUCK, "end.stuck", ((Status.Stuck) status).reason());
    }

    /** Tells the events that are new. */
    private void tell(Machine machine) {
        Trail<Entry> journal = machine.journal();
        for (; told < journal.size(); told++) {
            Entry entry = journal.get(told);
            names = names.after(entry.event());
            report.tell(entry, names);
            note(entry.event());
        }
    }

    /** Remembers an event after which going on to the next action makes no sense. */
    private void note(Event event) {
        if (event instanceof WindowsEvent.DriverRefused refused) {
            reason = refused.missing().isEmpty()
                    ? end(0, Ending.DRIVER_REFUSED, "end.driver-refused")
                    : end(0, Ending.DRIVER_REFUSED, "end.missing", shortened(refused.missing()));
        } else if (event instanceof WindowsEvent.DriverStarted started && started.status() < 0) {
            reason = end(0, Ending.DRIVER_FAILED, "end.driver-failed", Codes.status(started.status()));
        } else if (event instanceof WindowsEvent.FaultRaised fault && fault.user()) {
            reason = end(0, Ending.APP_CRASHED, "end.app-crashed");
        }
    }

    /** Names out of a file that may hold anything, and any number of them. */
    private static List<String> shortened(List<String> names) {
        List<String> few = new ArrayList<>(
                names.stream().limit(MOST_NAMES).map(EventText::printable).toList());
        if (names.size() > MOST_NAMES) {
            few.add("...");
        }
        return few;
    }

    private End outOfSteps(Machine machine) {
        List<String> places = LoopPlaces.of(machine, names);
        return places.isEmpty()
                ? end(machine.steps(), Ending.LIMIT, "end.steps.nowhere", machine.steps())
                : end(machine.steps(), Ending.LIMIT, "end.steps", machine.steps(), places);
    }

    private End end(long steps, Ending ending, String key, Object... arguments) {
        return new End(steps, ending, texts.format(key, arguments));
    }
}
