package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.MachineSetup;

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

    /** Goes back to where the last step, run or input began. */
    record Back(Grain grain) implements Command {}

    /** Sets a breakpoint where none is, and takes it away where one is. */
    record ToggleBreakpoint(long address) implements Command {}

    /** Begins a new history with another machine. */
    record Open(MachineSetup setup, SymbolCatalogue symbols) implements Command {}
}
