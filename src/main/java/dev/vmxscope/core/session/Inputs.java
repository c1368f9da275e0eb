package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Restart;

/** What an input other than running does to a machine. */
public final class Inputs {
    private Inputs() {}

    /**
     * The machine after an input.
     *
     * @throws IllegalArgumentException if the input is to run
     */
    public static Machine apply(Machine machine, Input input) {
        if (input instanceof Input.Request request) {
            return machine.withAction(request.action());
        }
        if (input instanceof Input.Set set) {
            return set.poke().apply(machine);
        }
        if (input instanceof Input.Adjust adjust) {
            return machine.withSetting(adjust.setting());
        }
        if (input instanceof Input.SwitchFirmware change) {
            return machine.withSetup(machine.setup().withFirmware(change.firmware()))
                    .restart(Restart.POWER_CYCLE);
        }
        if (input instanceof Input.Start start) {
            return machine.restart(start.kind());
        }
        if (input instanceof Input.Replace replace) {
            return machine.withSetup(replace.setup()).restart(Restart.POWER_CYCLE);
        }
        throw new IllegalArgumentException("no input of one moment: " + input);
    }
}
