package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.LiveMachine;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whole computers that run a driver to the end of its agenda. */
final class Computers {
    static final Path SAMPLES = Path.of("assets", "drivers");
    static final Path DRIVERS = Path.of("src", "test", "resources", "drivers");
    static final Path OWN = Path.of("src", "test", "resources", "windows");

    private Computers() {}

    static Bytes file(Path path) {
        try {
            return Bytes.of(Files.readAllBytes(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Loads the driver, does the actions and unloads it. */
    static Machine run(Path driver, int processors, Firmware firmware, Action... actions) {
        List<Action> agenda = new ArrayList<>();
        agenda.add(new Action.LoadDriver("driver", file(driver)));
        agenda.addAll(List.of(actions));
        agenda.add(new Action.UnloadDriver("driver"));
        LiveMachine live = Machine.powerOn(MachineSetup.of(profile(), processors, firmware, agenda))
                .thaw();
        Cause cause = live.run(10_000_000, null);
        Machine end = live.freeze();
        if (cause == Cause.NOT_EMULATED || cause == Cause.BUDGET) {
            throw new AssertionError(cause + ": " + end.notEmulated());
        }
        return end;
    }

    static CpuProfile profile() {
        try {
            return CpuProfiles.load(CpuProfiles.DEFAULT);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    static List<String> printed(Machine machine) {
        return machine.windows().debugLines().stream().map(DebugLine::text).toList();
    }

    static <E extends WindowsEvent> Stream<E> events(Machine machine, Class<E> type) {
        return machine.journal().stream()
                .filter(entry -> type.isInstance(entry.event()))
                .map(entry -> type.cast(entry.event()));
    }
}
