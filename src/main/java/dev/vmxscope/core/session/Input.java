package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.Setting;

/**
 * What a person does to a machine. Inputs are values and the machine is deterministic, so that a history of inputs
 * gives back every moment.
 */
public sealed interface Input {

    /**
     * The machine runs.
     *
     * @param steps how many, at least 1
     */
    record Execute(long steps) implements Input {}

    /** Windows gets one thing more to do. */
    record Request(Action action) implements Input {}

    /** A register is set by hand. */
    record Set(Poke poke) implements Input {}

    /** Something about Windows is set by hand: its registry, the debugger's masks, DebugView's switches. */
    record Adjust(Setting setting) implements Input {}

    /** The firmware's switch is set and the machine is switched off and on. */
    record SwitchFirmware(Firmware firmware) implements Input {}

    /** The machine starts again. */
    record Start(Restart kind) implements Input {}

    /** Another machine is put in place: another driver, processor model or number of processors. */
    record Replace(MachineSetup setup) implements Input {}
}
