package dev.vmxscope.app;

import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SampleFiles;
import java.util.Optional;

/** The drivers that come with the program, the sample program of user mode, and their sources, for the window. */
final class SampleDrivers {
    /** The sample that the window opens with. */
    static final String FIRST = "part2-vmxon";

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
        return SampleFiles.source(path);
    }
}
