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
        versionProvider = Version.class,
        description = {
            "Executes instructions one by one on a bare processor and tells what came of each.",
            "Standard input: one JSON object a line, {\"id\":\"x\",\"profile\":\"NAME or FILE\",\"mode\":\"long\","
                    + "\"steps\":[\"wrmsr 0x3a 0x5\",\"cr4 |= 0x2000\",\"vmxon 0x100000\"]}."
                    + " Standard output: one JSON object a line in the same order.",
            "The documentation's page on the command line lists the steps.",
            "Exit status: 0 the input has ended, 3 the input cannot be read."
        })
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
