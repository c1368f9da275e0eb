package dev.vmxscope.core.scenario;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.symbols.PdbMismatchException;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the driver or program that a scenario names: a sample, or a file beside the scenario. */
public record ModuleNames(TomlDocument document, ScenarioFiles files) {

    /** The driver of that name. */
    public ModuleFile driver(List<String> path, String name) throws ScenarioFormatException {
        if (SampleFiles.drivers().contains(name)) {
            return SampleFiles.driver(name);
        }
        if (!hasEnding(name, ".sys")) {
            throw document.error(
                    path,
                    Message.of("driver.none", name, NearestName.hint(name, SampleFiles.drivers())));
        }
        return opened(path, name, ModuleFile::driver);
    }

    /** The program of that name. */
    public ModuleFile program(List<String> path, String name) throws ScenarioFormatException {
        if (SampleFiles.programs().contains(name)) {
            return SampleFiles.program(name);
        }
        if (!hasEnding(name, ".exe")) {
            throw document.error(
                    path,
                    Message.of("program.none", name, NearestName.hint(name, SampleFiles.programs())));
        }
        return opened(path, name, ModuleFile::program);
    }

    /** Makes a module out of a file. */
    private interface Opener {
        ModuleFile open(String name, byte[] file) throws PeFormatException;
    }

    private ModuleFile opened(List<String> path, String name, Opener opener) throws ScenarioFormatException {
        Optional<byte[]> content = files.read(name);
        if (content.isEmpty()) {
            throw document.error(path, Message.of("file.unread", name));
        }
        ModuleFile module;
        try {
            module = opener.open(
                    name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), content.get());
        } catch (PeFormatException e) {
            throw document.error(path, Message.of("file.problem", name, e.message()));
        }
        Optional<byte[]> pdb = files.read(name.substring(0, name.length() - ".sys".length()) + ".pdb");
        try {
            return pdb.isPresent() ? module.withPdb(pdb.get()) : module;
        } catch (BadBytesException | PdbMismatchException e) {
            // Without names the scenario plays all the same.
            return module;
        }
    }

    private static boolean hasEnding(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
