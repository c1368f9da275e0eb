package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.ui.bridge.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Frames of the test driver that prints at many components and levels. */
public final class PrinterFrames {
    /** Nobody is asked for anything. */
    public static final Commands NOBODY = new Commands() {
        @Override
        public void submit(Command command) {}

        @Override
        public void pause() {}
    };

    private static final Path DRIVER = Path.of("src", "test", "resources", "drivers", "printer-clang-O1.sys");
    private static final int PRINT_ALL = 0x222400;

    private PrinterFrames() {}

    /** The machine before anything was loaded, with DebugView's verbose kernel output off. */
    public static Machine start() {
        try {
            Bytes image = Bytes.of(Files.readAllBytes(DRIVER));
            List<Action> agenda = List.of(
                    new Action.LoadDriver("printer", image),
                    new AppCall.Create(""),
                    new AppCall.DeviceControl(PRINT_ALL, Bytes.EMPTY, 0));
            return Machine.powerOn(MachineSetup.of(CpuProfiles.load(CpuProfiles.DEFAULT), 1, Firmware.UNLOCKED, agenda))
                    .withSetting(new Setting.Capture(DebugCapture.ALL.withVerbose(false)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Everything printed, without verbose output: the filter held most of it back. */
    public static Frame quiet() {
        return frame(start().run(1_000_000));
    }

    /** Everything printed and seen. */
    public static Frame verbose() {
        return frame(start().withSetting(new Setting.Capture(DebugCapture.ALL)).run(1_000_000));
    }

    /** A frame of a machine. */
    public static Frame frame(Machine machine) {
        return new Frame(
                machine.steps(),
                machine.steps(),
                machine,
                machine,
                false,
                Cause.BUDGET,
                new TreeSet<>(),
                SymbolCatalogue.EMPTY,
                false,
                false);
    }
}
