package dev.vmxscope.core.machine;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.BootOptions;
import java.util.List;

/**
 * What a computer is made of, and what is to be done on it once Windows runs.
 *
 * @param profile the processor model
 * @param processors how many logical processors, 1 to 16
 * @param ramBytes size of the RAM
 * @param firmware what the firmware does at power-up
 * @param windows what kind of Windows starts
 * @param agenda what Windows does then, in order
 */
public record MachineSetup(
        CpuProfile profile,
        int processors,
        long ramBytes,
        Firmware firmware,
        BootOptions windows,
        List<Action> agenda) {
    /** The most logical processors that the emulator has. */
    public static final int MOST_PROCESSORS = 16;

    /** The RAM of a machine unless it says otherwise: 128 MiB. */
    public static final long DEFAULT_RAM = 128L << 20;

    /**
     * Keeps the list unmodifiable.
     *
     * @throws IllegalArgumentException if the number of processors is not 1 to 16
     */
    public MachineSetup {
        agenda = List.copyOf(agenda);
        if (processors < 1 || processors > MOST_PROCESSORS) {
            throw new IllegalArgumentException("logical processors: 1 to " + MOST_PROCESSORS + ", not " + processors);
        }
    }

    /** A machine of that model, number of processors and firmware, with the usual RAM and Windows. */
    public static MachineSetup of(CpuProfile profile, int processors, Firmware firmware, List<Action> agenda) {
        return new MachineSetup(profile, processors, DEFAULT_RAM, firmware, BootOptions.DEFAULT, agenda);
    }

    /** The same with another firmware. */
    public MachineSetup withFirmware(Firmware other) {
        return new MachineSetup(profile, processors, ramBytes, other, windows, agenda);
    }

    /** The same with another kind of Windows. */
    public MachineSetup withWindows(BootOptions other) {
        return new MachineSetup(profile, processors, ramBytes, firmware, other, agenda);
    }

    /** The same with another agenda. */
    public MachineSetup withAgenda(List<Action> other) {
        return new MachineSetup(profile, processors, ramBytes, firmware, windows, other);
    }
}
