package dev.vmxscope.app;

import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.symbols.Pdb;
import dev.vmxscope.core.symbols.PdbFormatException;
import dev.vmxscope.core.symbols.PdbMismatchException;
import dev.vmxscope.core.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A driver that was opened in the window, and what came of its PDB.
 *
 * @param module the driver and its names
 * @param pdb what came of its PDB
 * @param detail the PDB's problem, {@link #NOTHING} without one
 */
record DriverFile(ModuleFile module, PdbState pdb, Message detail) {

    /** No problem. */
    static final Message NOTHING = Message.verbatim("");

    /** What came of a PDB. */
    enum PdbState {
        /** It was read. */
        READ,
        /** There is none. */
        ABSENT,
        /** It belongs to another build. */
        MISMATCH,
        /** It cannot be read. */
        BAD
    }

    /**
     * Reads a driver and the PDB that lies beside it.
     *
     * @throws BadFileException if the driver cannot be read or is no driver for x64
     */
    static DriverFile read(Path file) throws BadFileException {
        String name = String.valueOf(file.getFileName());
        byte[] image = bytes(file, PeImage.MAX_FILE_SIZE);
        Path pdb = file.resolveSibling(pdbName(name));
        Optional<byte[]> debug =
                Files.isRegularFile(pdb) ? Optional.of(bytes(pdb, Pdb.MAX_FILE_SIZE)) : Optional.empty();
        return of(name, image, String.valueOf(pdb.getFileName()), debug);
    }

    /**
     * A driver whose files are read already; one whose PDB cannot be used is opened without it.
     *
     * @throws BadFileException if it is no driver for x64
     */
    static DriverFile of(String name, byte[] file, String pdbName, Optional<byte[]> pdb) throws BadFileException {
        ModuleFile module;
        try {
            module = ModuleFile.driver(name, file);
        } catch (PeFormatException e) {
            throw new BadFileException(e.message(), e);
        }
        if (pdb.isEmpty()) {
            return new DriverFile(module, PdbState.ABSENT, NOTHING);
        }
        try {
            return new DriverFile(module.withPdb(pdb.get()), PdbState.READ, NOTHING);
        } catch (PdbFormatException e) {
            return new DriverFile(module, PdbState.BAD, Message.of("file.problem", pdbName, e.message()));
        } catch (PdbMismatchException e) {
            return new DriverFile(module, PdbState.MISMATCH, e.message());
        }
    }

    /**
     * The content of a file.
     *
     * @throws BadFileException if it cannot be read or has more bytes
     */
    static byte[] bytes(Path file, int most) throws BadFileException {
        try {
            if (Files.size(file) > most) {
                throw new BadFileException(Message.of("file.size", most), null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadFileException(Message.verbatim(reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        @Nullable String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static String pdbName(String name) {
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + ".pdb";
    }
}
