package dev.vmxscope.cli;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.scenario.CpuProfiles;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code profiles}: the processor models that come with the program. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the processor models for --profile, and where their figures come from.")
final class ProfilesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        for (String name : CpuProfiles.names()) {
            CpuProfile profile = ProcessorOption.load(name);
            boolean byDefault = name.equals(CpuProfiles.DEFAULT);
            out.print(name + (byDefault ? " (default)" : "") + ": " + profile.description() + "\n");
            profile.provenance().lines().forEach(line -> out.print("    " + line + "\n"));
        }
        out.flush();
        return ExitStatus.OK;
    }
}
