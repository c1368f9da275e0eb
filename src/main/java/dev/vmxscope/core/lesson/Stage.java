package dev.vmxscope.core.lesson;

import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SymbolCatalogue;

/**
 * What a lesson begins with.
 *
 * @param setup what the machine is made of; nothing is on its agenda
 * @param driver the driver; it is not loaded yet
 * @param symbols the names of the driver and of all programs of the lesson
 */
public record Stage(MachineSetup setup, ModuleFile driver, SymbolCatalogue symbols) {
    /** Begins a new history with this machine. */
    public Command open() {
        return new Command.Open(setup, symbols);
    }
}
