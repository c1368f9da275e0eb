package dev.vmxscope.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code probe}: single instructions for conformance tests and scripts. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ProbeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        // The stream of the process is a buffer already, but with a lock for each byte.
        new ProbeRun(
                        new BufferedInputStream(System.in, ProbeInput.LONGEST),
                        spec.commandLine().getOut())
                .run();
        return ExitStatus.OK;
    }
}
