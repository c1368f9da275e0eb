package dev.vmxscope.app;

import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.symbols.ModuleSymbols;
import dev.vmxscope.core.symbols.Pdb;
import dev.vmxscope.core.symbols.PdbFormatException;
import dev.vmxscope.core.symbols.PdbMismatchException;
import dev.vmxscope.core.windows.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image and what is known of its code.
 *
 * @param name the file's name
 * @param image its bytes
 * @param symbols the names in it
 * @param pdb what came of its PDB
 * @param detail the PDB's problem in words, empty without one
 * @param isDriver whether the image is one that the kernel loads
 */
record DriverFile(String name, Bytes image, ModuleSymbols symbols, PdbState pdb, String detail, boolean isDriver) {

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

    /** The name without its ending: the service's. */
    String service() {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
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
        DriverFile driver = of(name, image, String.valueOf(pdb.getFileName()), debug);
        if (!driver.isDriver()) {
            throw new BadFileException("it is a program, not a driver (its subsystem is not NATIVE)", null);
        }
        return driver;
    }

    /** A driver whose files are read already. */
    static DriverFile of(String name, byte[] file, String pdbName, Optional<byte[]> pdb) throws BadFileException {
        PeImage image;
        try {
            image = PeImage.parse(file);
        } catch (PeFormatException e) {
            throw new BadFileException(String.valueOf(e.getMessage()), e);
        }
        PdbState state = PdbState.ABSENT;
        String detail = "";
        if (pdb.isPresent()) {
            try {
                ModuleSymbols symbols = ModuleSymbols.of(name, image, Optional.of(Pdb.parse(pdb.get())));
                return new DriverFile(name, Bytes.of(file), symbols, PdbState.READ, "", image.isNativeDriver());
            } catch (PdbFormatException e) {
                state = PdbState.BAD;
                detail = pdbName + ": " + e.getMessage();
            } catch (PdbMismatchException e) {
                state = PdbState.MISMATCH;
                detail = String.valueOf(e.getMessage());
            }
        }
        return new DriverFile(name, Bytes.of(file), withoutPdb(name, image), state, detail, image.isNativeDriver());
    }

    private static ModuleSymbols withoutPdb(String name, PeImage image) {
        try {
            return ModuleSymbols.of(name, image, Optional.empty());
        } catch (PdbMismatchException e) {
            throw new IllegalStateException("no PDB can be of another build", e);
        }
    }

    private static byte[] bytes(Path file, int most) throws BadFileException {
        try {
            if (Files.size(file) > most) {
                throw new BadFileException("the file has more than " + most + " bytes", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadFileException(reason(e), e);
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
