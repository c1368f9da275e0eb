package dev.vmxscope.core.session;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.symbols.PdbFormatException;
import dev.vmxscope.core.symbols.PdbMismatchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The drivers and programs that come with the program, with their names. */
public final class SampleFiles {
    /** The sample program that opens the device. */
    public static final String PROGRAM = "MyHypervisorApp.exe";

    private static final String FOLDER = "/dev/vmxscope/drivers/";

    private static final String SOURCES = "/dev/vmxscope/sources/";

    private SampleFiles() {}

    /** The names of the drivers, in the order in which one learns from them. */
    public static List<String> drivers() {
        return List.of("part2", "part2-vmxon", "part2-careful", "part2-one-core", "faults");
    }

    /** The names of the programs. */
    public static List<String> programs() {
        return List.of(PROGRAM, "UserVmxon.exe");
    }

    /**
     * A driver.
     *
     * @param name one of {@link #drivers()}
     * @throws IllegalStateException if the program lacks it
     */
    public static ModuleFile driver(String name) {
        try {
            return ModuleFile.driver(name + ".sys", bytes(name + ".sys")).withPdb(bytes(name + ".pdb"));
        } catch (PeFormatException | PdbFormatException | PdbMismatchException e) {
            throw new IllegalStateException("the sample " + name + " is broken", e);
        }
    }

    /**
     * A program.
     *
     * @param name one of {@link #programs()}
     * @throws IllegalStateException if the program lacks it
     */
    public static ModuleFile program(String name) {
        try {
            return ModuleFile.program(name, bytes(name)).withPdb(bytes(name.replace(".exe", ".pdb")));
        } catch (PeFormatException | PdbFormatException | PdbMismatchException e) {
            throw new IllegalStateException("the sample " + name + " is broken", e);
        }
    }

    /** The name of the sample, one of {@link #drivers()} or {@link #programs()}, that has exactly this content. */
    public static Optional<String> named(Bytes content) {
        for (String driver : drivers()) {
            if (Arrays.equals(bytes(driver + ".sys"), content.toArray())) {
                return Optional.of(driver);
            }
        }
        return programs().stream()
                .filter(program -> Arrays.equals(bytes(program), content.toArray()))
                .findFirst();
    }

    /** The text of one of their source files, by its path from the top of the project. */
    public static Optional<String> source(String path) {
        String name = SOURCES + path.replaceFirst("^(\\./)+", "");
        try (@Nullable InputStream stream = SampleFiles.class.getResourceAsStream(name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static byte[] bytes(String file) {
        try (@Nullable InputStream stream = SampleFiles.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its resource " + FOLDER + file);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
