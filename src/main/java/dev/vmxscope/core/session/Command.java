package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.windows.Action;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** What a front end asks a session for. Commands that change the machine become inputs of its history. */
public sealed interface Command {

    /** Runs until something stops it: the end, a breakpoint, or {@link Session#pause()}. */
    record Run() implements Command {}

    /** Goes on a little. */
    record Advance(Step step, Grain grain) implements Command {}

    /** Runs to an address. */
    record RunTo(long address) implements Command {}

    /** Does an input. */
    record Do(Input input) implements Command {}

    /** Goes to another moment of the history. */
    record Seek(long position) implements Command {}

    /**
     * Goes back to the last moment at which the machine had made so many steps: just before the next one.
     *
     * @param steps as {@link dev.vmxscope.core.machine.Machine#steps()} counts them
     */
    record Rewind(long steps) implements Command {}

    /**
     * Goes to the moment just after a step, back or forth in what is known.
     *
     * @param steps as {@link dev.vmxscope.core.machine.Machine#steps()} counts them there
     */
    record Visit(long steps) implements Command {}

    /** Goes back to where the last step, run or input began. */
    record Back(Grain grain) implements Command {}

    /** Sets a breakpoint where none is, and takes it away where one is. */
    record ToggleBreakpoint(long address) implements Command {}

    /** Gives Windows something to do and runs until nothing is left to do, or a breakpoint, or the person pauses. */
    record Perform(Action action) implements Command {}

    /** Runs until the processor stands at a place; it does not count if it stands there already. */
    record RunToPlace(Landing landing) implements Command {}

    /**
     * Does inputs that depend on the machine as it then is.
     *
     * @param inputs which, out of the machine; pure
     */
    record Derive(Function<Machine, List<Input>> inputs) implements Command {}

    /** Does commands one after the other; they are taken back as one. */
    record All(List<Command> commands) implements Command {
        /** Keeps its own copy of the list. */
        public All {
            commands = List.copyOf(commands);
        }
    }

    /** Takes the last command back, whatever it was. */
    record Undo() implements Command {}

    /** Does once more what was taken back last. */
    record Redo() implements Command {}

    /**
     * Begins a new history with another machine and does everything once more that was done to it, until the person
     * pauses.
     *
     * @param start what the machine is made of at first
     * @param symbols the names of the code
     * @param inputs what was done
     * @param position where one stands at the end
     * @param breakpoints addresses before which a run stops from then on
     */
    record Restore(
            MachineSetup start, SymbolCatalogue symbols, List<Input> inputs, long position, SortedSet<Long> breakpoints)
            implements Command {
        /** Keeps its own copies. */
        public Restore {
            inputs = List.copyOf(inputs);
            breakpoints = Collections.unmodifiableSortedSet(new TreeSet<>(breakpoints));
        }
    }

    /** Begins a new history with another machine. */
    record Open(MachineSetup setup, SymbolCatalogue symbols) implements Command {}
}
