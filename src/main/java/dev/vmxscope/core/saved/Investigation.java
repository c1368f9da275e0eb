package dev.vmxscope.core.saved;

import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.History;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.LogLine;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that gives back a person's work on one machine: the machine is deterministic, so that what it was made of and what
 * was done to it is enough.
 *
 * @param start what the machine is made of at first
 * @param inputs what was done to it, in order
 * @param position where the person stands, 0 to {@link #end()}
 * @param breakpoints addresses before which a run stops
 * @param symbols the names of the code
 * @param lesson what a lesson keeps of an attempt, by keys of its own; empty without one
 * @param notes what was done to the console: comments, and what was cleared
 */
public record Investigation(
        MachineSetup start,
        List<Input> inputs,
        long position,
        SortedSet<Long> breakpoints,
        SymbolCatalogue symbols,
        SortedMap<String, String> lesson,
        ConsoleNotes notes) {

    /** Keeps its own copies. */
    public Investigation {
        inputs = List.copyOf(inputs);
        breakpoints = Collections.unmodifiableSortedSet(new TreeSet<>(breakpoints));
        lesson = Collections.unmodifiableSortedMap(new TreeMap<>(lesson));
    }

    /** The same with nothing done to the console. */
    public Investigation(
            MachineSetup start,
            List<Input> inputs,
            long position,
            SortedSet<Long> breakpoints,
            SymbolCatalogue symbols,
            SortedMap<String, String> lesson) {
        this(start, inputs, position, breakpoints, symbols, lesson, ConsoleNotes.EMPTY);
    }

    /** What was done on that bench. */
    public static Investigation of(Bench bench) {
        History history = bench.history();
        return new Investigation(
                history.start().setup(),
                history.log().stream().map(LogLine::input).toList(),
                history.present().position(),
                bench.breakpoints(),
                bench.symbols(),
                new TreeMap<>());
    }

    /** What was done to a machine of that setup, standing at its end. */
    public static Investigation ofRun(MachineSetup start, List<Input> inputs, SymbolCatalogue symbols) {
        Investigation run = new Investigation(start, inputs, 0, new TreeSet<>(), symbols, new TreeMap<>());
        return new Investigation(start, inputs, run.end(), run.breakpoints, symbols, run.lesson);
    }

    /** The same with what a lesson keeps. */
    public Investigation withLesson(Map<String, String> kept) {
        return new Investigation(start, inputs, position, breakpoints, symbols, new TreeMap<>(kept), notes);
    }

    /** The same with what was done to the console. */
    public Investigation withNotes(ConsoleNotes kept) {
        return new Investigation(start, inputs, position, breakpoints, symbols, lesson, kept);
    }

    /** The last position. */
    public long end() {
        long end = 0;
        for (Input input : inputs) {
            end += input instanceof Input.Execute execute ? execute.steps() : 1;
        }
        return end;
    }

    /** The command that gives all of it back. */
    public Command.Restore restore() {
        return new Command.Restore(start, symbols, inputs, position, breakpoints);
    }

    /**
     * A bench at the end of all inputs, standing at the position.
     *
     * @throws dev.vmxscope.core.session.ReplayException if the machine makes fewer steps than the inputs say
     */
    public Bench replay() {
        Bench bench = new Bench(Machine.powerOn(start), symbols);
        bench.execute(restore());
        return bench;
    }

    /** Everything that Windows is asked to do in it, in order. */
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>(start.agenda());
        for (Input input : inputs) {
            if (input instanceof Input.Request request) {
                actions.add(request.action());
            } else if (input instanceof Input.Replace replace) {
                actions.addAll(replace.setup().agenda());
            }
        }
        return actions;
    }

    /** The drivers and programs, each once, in the order in which they first occur. */
    public List<LoadedModule> modules() {
        return Modules.of(actions(), symbols).stream()
                .map(found -> new LoadedModule(
                        found.name(),
                        found.image().length(),
                        Modules.sha256(found.image()),
                        found.sample(),
                        found.pdb().isPresent()))
                .toList();
    }

    /** The inputs as the file has them, a line each. */
    public List<String> lines() {
        SessionWriter writer = new SessionWriter(this);
        return inputs.stream().map(input -> Line.of(input, writer)).toList();
    }

    /** The driver that was loaded last; empty if none that can be parsed was. */
    public Optional<ModuleFile> driver() {
        Optional<ModuleFile> driver = Optional.empty();
        for (Action action : actions()) {
            if (action instanceof Action.LoadDriver load) {
                driver = ModuleFile.loaded(load, symbols);
            }
        }
        return driver;
    }
}
