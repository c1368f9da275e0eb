package dev.vmxscope.app;

import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SampleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The drivers that come with the program, the sample program of user mode, and their sources, for the window. */
final class SampleDrivers {
    /** The sample that the window opens with. */
    static final String FIRST = "part2-vmxon";

    private static final String SOURCES = "/dev/vmxscope/sources/";

    private SampleDrivers() {}

    /** A sample. */
    static DriverFile driver(String name) {
        return new DriverFile(SampleFiles.driver(name), DriverFile.PdbState.READ, DriverFile.NOTHING);
    }

    /** The sample program with its names. */
    static ModuleFile program() {
        return SampleFiles.program(SampleFiles.PROGRAM);
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
}
