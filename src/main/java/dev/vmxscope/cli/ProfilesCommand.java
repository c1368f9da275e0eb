package dev.vmxscope.cli;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.text.Texts;
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
        versionProvider = Version.class)
final class ProfilesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        Texts texts = Texts.of(Commands.language(spec), "cli");
        PrintWriter out = spec.commandLine().getOut();
        for (String name : CpuProfiles.names()) {
            CpuProfile profile = ProcessorOption.load(name);
            boolean byDefault = name.equals(CpuProfiles.DEFAULT);
            out.print(texts.format(byDefault ? "profiles.default" : "profiles.one", name, profile.description()) + "\n");
            profile.provenance().lines().forEach(line -> out.print("    " + line + "\n"));
        }
        out.flush();
        return ExitStatus.OK;
    }
}
