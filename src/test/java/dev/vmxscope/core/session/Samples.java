package dev.vmxscope.core.session;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.symbols.ModuleSymbols;
import dev.vmxscope.core.symbols.Pdb;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.x86.Mnemonic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sample drivers, ready to run through their life cycle. */
public final class Samples {
    private static final Path FOLDER = Path.of("assets", "drivers");

    private Samples() {}

    /** A machine of two processors on which the sample is loaded, opened, closed and unloaded. */
    public static MachineSetup lifeCycle(String sample, Firmware firmware) {
        return MachineSetup.of(
                profile(),
                2,
                firmware,
                List.of(
                        new Action.LoadDriver(sample, Bytes.of(read(FOLDER.resolve(sample + ".sys")))),
                        new AppCall.Create(""),
                        new AppCall.Close(),
                        new Action.UnloadDriver(sample)));
    }

    /** The sample part2-vmxon where processor 0 executes VMXON next. */
    public static Machine beforeVmxon(Firmware firmware) {
        Machine start = Machine.powerOn(lifeCycle("part2-vmxon", firmware));
        Trail<Entry> journal = start.run(5_000).journal();
        for (int at = 0; at < journal.size(); at++) {
            if (journal.get(at).event() instanceof SystemInstructionExecuted done
                    && done.verdict().instruction().mnemonic() == Mnemonic.VMXON) {
                return start.run(journal.get(at).step() - 1);
            }
        }
        throw new AssertionError("the sample executes no VMXON");
    }

    /** The sample's symbols. */
    public static SymbolCatalogue symbols(String sample) {
        try {
            PeImage image = PeImage.parse(read(FOLDER.resolve(sample + ".sys")));
            Pdb pdb = Pdb.parse(read(FOLDER.resolve(sample + ".pdb")));
            return SymbolCatalogue.EMPTY.with(sample, ModuleSymbols.of(sample + ".sys", image, Optional.of(pdb)));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static CpuProfile profile() {
        try {
            return CpuProfiles.load(CpuProfiles.DEFAULT);
        } catch (ScenarioFormatException failure) {
            throw new AssertionError(failure);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
