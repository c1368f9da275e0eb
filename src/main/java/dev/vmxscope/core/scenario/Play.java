package dev.vmxscope.core.scenario;

import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Action;
import java.util.List;

/**
 * A machine and what is done on it.
 *
 * @param setup what the machine is made of
 * @param driver the driver
 * @param symbols the names of the driver and of the programs
 * @param steps what is done, in order
 */
public record Play(MachineSetup setup, ModuleFile driver, SymbolCatalogue symbols, List<Step> steps) {
    /** Keeps its own copy of the list. */
    public Play {
        steps = List.copyOf(steps);
    }

    /** One thing that is done. */
    public sealed interface Step {}

    /**
     * Windows is given something to do.
     *
     * @param word as the scenario writes it, {@code ioctl 0x222404}
     * @param action what
     */
    public record Do(String word, Action action) implements Step {}

    /** A value is set by hand. */
    public record SetByHand(Setting setting) implements Step {}
}
