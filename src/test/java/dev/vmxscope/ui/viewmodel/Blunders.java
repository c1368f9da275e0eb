package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Frames of the test driver that makes mistakes: the even functions make one, the odd ones do it right. */
public final class Blunders {
    private static final Path DRIVER = Path.of("src", "test", "resources", "drivers", "blunder-clang-O0.sys");
    private static final Path PDB = Path.of("src", "test", "resources", "drivers", "blunder-clang-O0.pdb");

    private Blunders() {}

    /** The driver's life with those functions called, each by METHOD_NEITHER if it is from 16 to 21. */
    public static Frame life(int... functions) {
        try {
            ModuleFile driver =
                    ModuleFile.driver("blunder.sys", Files.readAllBytes(DRIVER)).withPdb(Files.readAllBytes(PDB));
            List<Action> agenda = new ArrayList<>();
            agenda.add(driver.load());
            agenda.add(new AppCall.Create(""));
            for (int function : functions) {
                int method = function >= 16 && function <= 21 ? 3 : 0;
                int code = 0x8000 << 16 | 0x800 + function << 2 | method;
                agenda.add(new AppCall.DeviceControl(code, Bytes.of((byte) 'x'), 1));
            }
            agenda.add(new AppCall.Close());
            agenda.add(driver.unload());
            Machine start = Machine.powerOn(
                    MachineSetup.of(CpuProfiles.load(CpuProfiles.DEFAULT), 2, Firmware.VMX_OUTSIDE_SMX, agenda));
            Machine end = start.run(100_000);
            SymbolCatalogue symbols = driver.driverNames(SymbolCatalogue.EMPTY);
            return new Frame(
                    end.steps(), end.steps(), end, start, false, Cause.IDLE, new TreeSet<>(), symbols, false, false);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
