package dev.vmxscope.app;

import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.symbols.PdbFormatException;
import dev.vmxscope.core.symbols.PdbMismatchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The drivers that come with the program, the sample program of user mode, and their sources. */
final class SampleDrivers {
    /** The sample that the window opens with. */
    static final String FIRST = "part2-vmxon";
    /** The name of the sample program. */
    static final String PROGRAM = "MyHypervisorApp.exe";

    private static final String DRIVERS = "/dev/vmxscope/drivers/";
    private static final String SOURCES = "/dev/vmxscope/sources/";

    private SampleDrivers() {}

    /** Their names, in the order in which one learns from them. */
    static List<String> names() {
        return List.of("part2", FIRST, "part2-careful", "part2-one-core");
    }

    /** A sample. */
    static DriverFile driver(String name) throws BadFileException {
        return DriverFile.of(name + ".sys", bytes(name + ".sys"), name + ".pdb", Optional.of(bytes(name + ".pdb")));
    }

    /** The sample program with its names. */
    static ModuleFile program() {
        try {
            return ModuleFile.program(PROGRAM, bytes(PROGRAM)).withPdb(bytes(PROGRAM.replace(".exe", ".pdb")));
        } catch (PeFormatException | PdbFormatException | PdbMismatchException e) {
            throw new IllegalStateException("the sample program is broken", e);
        }
    }

    /** The text of one of their source files, by its path from the top of the project. */
    static Optional<String> source(String path) {
        String name = SOURCES + path.replaceFirst("^(\\./)+", "");
        try (@Nullable InputStream stream = SampleDrivers.class.getResourceAsStream(name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static byte[] bytes(String file) {
        try (@Nullable InputStream stream = SampleDrivers.class.getResourceAsStream(DRIVERS + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its resource " + DRIVERS + file);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
