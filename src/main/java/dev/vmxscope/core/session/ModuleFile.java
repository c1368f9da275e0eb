package dev.vmxscope.core.session;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.symbols.ModuleSymbols;
import dev.vmxscope.core.symbols.Pdb;
import dev.vmxscope.core.symbols.PdbFormatException;
import dev.vmxscope.core.symbols.PdbMismatchException;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.Action;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A driver or a program that was opened: its bytes are an image that can be loaded, and what is known of its names.
 *
 * @param fileName without folders
 * @param image what the file says of itself
 * @param content the file
 * @param symbols the names in it
 * @param pdb the whole PDB that names are taken from, empty without one
 */
public record ModuleFile(String fileName, PeImage image, Bytes content, ModuleSymbols symbols, Optional<Bytes> pdb) {

    /**
     * Opens a driver, without a PDB yet.
     *
     * @param fileName without folders, {@code MyDriver.sys}
     * @param file the whole file; not kept and not changed
     * @throws PeFormatException if it is no x64 driver, or is damaged
     */
    public static ModuleFile driver(String fileName, byte[] file) throws PeFormatException {
        ModuleFile opened = open(fileName, file);
        if (!opened.image.isNativeDriver()) {
            throw new PeFormatException(
                    Message.of("pe.no-driver", opened.image.header().subsystem()), subsystemOffset(file));
        }
        return opened;
    }

    /**
     * Opens a console program, without a PDB yet.
     *
     * @param fileName without folders, {@code MyProgram.exe}
     * @param file the whole file; not kept and not changed
     * @throws PeFormatException if it is no x64 console program, or is damaged
     */
    public static ModuleFile program(String fileName, byte[] file) throws PeFormatException {
        ModuleFile opened = open(fileName, file);
        if (!opened.image.isConsoleProgram()) {
            throw new PeFormatException(
                    Message.of("pe.no-program", opened.image.header().subsystem()), subsystemOffset(file));
        }
        return opened;
    }

    private static ModuleFile open(String fileName, byte[] file) throws PeFormatException {
        PeImage image = PeImage.parse(file);
        try {
            ModuleSymbols symbols = ModuleSymbols.of(fileName, image, Optional.empty());
            return new ModuleFile(fileName, image, Bytes.of(file), symbols, Optional.empty());
        } catch (PdbMismatchException e) {
            throw new IllegalStateException("no PDB is there to mismatch", e);
        }
    }

    /** Where the optional header has the subsystem; the image was parsed, so that it is there. */
    private static long subsystemOffset(byte[] file) {
        try {
            return ByteView.ofFile(file).u32(0x3C, "e_lfanew") + 0x5C;
        } catch (BadBytesException e) {
            throw new IllegalStateException("a parsed image has a header", e);
        }
    }

    /**
     * The same with the names of its PDB.
     *
     * @param file the whole PDB; not changed
     * @throws PdbFormatException if it is no PDB, or is damaged
     * @throws PdbMismatchException if it belongs to another build
     */
    public ModuleFile withPdb(byte[] file) throws PdbFormatException, PdbMismatchException {
        Pdb pdb = Pdb.parse(file);
        ModuleSymbols names = ModuleSymbols.of(fileName, image, Optional.of(pdb));
        return new ModuleFile(fileName, image, content, names, Optional.of(Bytes.of(file)));
    }

    /** A service's driver, with the names that the catalogue has; empty if it is no driver. */
    public static Optional<ModuleFile> loaded(String service, Bytes image, SymbolCatalogue catalogue) {
        try {
            ModuleFile driver = driver(service + ".sys", image.toArray());
            @Nullable ModuleSymbols known = catalogue.byModule().get(service);
            return Optional.of(
                    known == null
                            ? driver
                            : new ModuleFile(
                                    driver.fileName,
                                    driver.image,
                                    image,
                                    known,
                                    Optional.ofNullable(catalogue.pdbs().get(service))));
        } catch (PeFormatException e) {
            // Windows refuses such a file when it is loaded, and says so there.
            return Optional.empty();
        }
    }

    /** The name of a driver's service: the file's name without its ending. */
    public String service() {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    /** Starts it as a driver. */
    public Action.LoadDriver load() {
        return new Action.LoadDriver(service(), content);
    }

    /** Creates its service as a driver, without starting it. */
    public Action.CreateService createService() {
        return new Action.CreateService(service(), content);
    }

    /** Stops it as a driver. */
    public Action.UnloadDriver unload() {
        return new Action.UnloadDriver(service());
    }

    /** Runs it as a program. */
    public Action.RunProgram runProgram() {
        return new Action.RunProgram(fileName, content);
    }

    /** The catalogue with the names of this driver. */
    public SymbolCatalogue driverNames(SymbolCatalogue catalogue) {
        return catalogue.with(service(), symbols, pdb);
    }

    /** The catalogue with the names of this program. */
    public SymbolCatalogue programNames(SymbolCatalogue catalogue) {
        return catalogue.with(fileName, symbols, pdb);
    }
}
