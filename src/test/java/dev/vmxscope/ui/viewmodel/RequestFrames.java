package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Frames of drivers of the tests, after calls that a test asks for. */
public final class RequestFrames {
    private static final int MOST_STEPS = 200_000;

    private RequestFrames() {}

    /** The driver of src/test/resources/drivers, loaded and not unloaded, after those actions. */
    public static Frame after(String driver, Action... actions) {
        List<Action> agenda = new ArrayList<>();
        agenda.add(load(driver));
        agenda.addAll(List.of(actions));
        return frame(start(agenda).run(MOST_STEPS), SymbolCatalogue.EMPTY);
    }

    /** The start of the driver. */
    public static Action.LoadDriver load(String driver) {
        Path file = Path.of("src", "test", "resources", "drivers", driver + ".sys");
        try {
            return new Action.LoadDriver(driver, Bytes.of(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Machine start(List<Action> agenda) {
        MachineSetup sample =
                Frames.start("part2", Firmware.VMX_OUTSIDE_SMX).machine().setup();
        return Machine.powerOn(sample.withAgenda(agenda));
    }

    /** A machine as it stands. */
    public static Frame frame(Machine machine, SymbolCatalogue symbols) {
        return new Frame(
                machine.steps(),
                machine.steps(),
                machine,
                machine,
                false,
                Cause.BUDGET,
                new TreeSet<>(),
                symbols,
                false,
                false);
    }
}
