package dev.vmxscope.cli;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.symbols.PdbMismatchException;
import dev.vmxscope.core.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A driver or program that the user named, with the names of its PDB if there is one.
 *
 * @param module the file
 * @param warnings what the user should know though the run goes on
 */
record Opened(ModuleFile module, List<Message> warnings) {

    /** Opens a driver; {@code pdb} is what the user named, null to look beside the driver. */
    static Opened driver(Path file, @Nullable Path pdb) throws InputProblem {
        byte[] content = InputFile.read(file);
        try {
            return withPdb(file, ModuleFile.driver(InputFile.name(file), content), pdb);
        } catch (PeFormatException e) {
            throw new InputProblem(Message.of("file.problem", file.toString(), e.message()), e);
        }
    }

    /** Opens a program, with the PDB beside it if that fits. */
    static Opened program(Path file) throws InputProblem {
        byte[] content = InputFile.read(file);
        try {
            return withPdb(file, ModuleFile.program(InputFile.name(file), content), null);
        } catch (PeFormatException e) {
            throw new InputProblem(Message.of("file.problem", file.toString(), e.message()), e);
        }
    }

    private static Opened withPdb(Path file, ModuleFile module, @Nullable Path named) throws InputProblem {
        if (named != null) {
            return new Opened(named(module, named), List.of());
        }
        Path beside = file.resolveSibling(module.service() + ".pdb");
        if (!Files.isRegularFile(beside)) {
            return new Opened(module, List.of());
        }
        try {
            return new Opened(named(module, beside), List.of());
        } catch (InputProblem e) {
            return new Opened(module, List.of(Message.of("file.without", e.said())));
        }
    }

    private static ModuleFile named(ModuleFile module, Path pdb) throws InputProblem {
        byte[] content = InputFile.read(pdb);
        try {
            return module.withPdb(content);
        } catch (BadBytesException e) {
            throw new InputProblem(Message.of("file.problem", pdb.toString(), e.message()), e);
        } catch (PdbMismatchException e) {
            throw new InputProblem(Message.of("file.problem", pdb.toString(), e.message()), e);
        }
    }
}
