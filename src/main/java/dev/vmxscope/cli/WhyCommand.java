package dev.vmxscope.cli;

import dev.vmxscope.core.report.Failures;
import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Played;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Engine;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioCheck;
import dev.vmxscope.core.scenario.ScenarioCheck.Difference;
import dev.vmxscope.core.scenario.ScenarioPlayer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code why}: what fails in a scenario, and why. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Plays a fault scenario, or a saved session up to where it stands, and says why the instruction fails: every unmet requirement with its value, the"
                    + " rule, the manual's section, who set it, and what can be done.",
            "Exit status: 0 it came out as the scenario says, or it was a session, 1 it did not, 2 bad usage or a file that cannot be"
                    + " used."
        })
final class WhyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO|FILE.vmxscope",
            description = "A TOML file, the id of a scenario of the program, or a saved session.")
    private String scenario = "";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (SessionOption.named(scenario)) {
            return session(out);
        }
        Scenario read = ScenarioOption.load(scenario);
        Played played = ScenarioPlayer.fault(read);
        List<Difference> differences = ScenarioCheck.differences(played, read.expect());
        if (json) {
            new WhyJson(out).tell(read, played, differences);
        } else {
            new WhyText(out).tell(read, played, differences);
        }
        out.flush();
        return differences.isEmpty() ? ExitStatus.OK : ExitStatus.DIFFERS;
    }

    private int session(PrintWriter out) throws InputProblem {
        Investigation saved = SessionOption.load(scenario);
        Bench bench = SessionOption.replay(scenario, saved, Long.parseLong(RunCommand.DEFAULT_STEPS));
        Optional<KeyMoment> moment = Failures.key(bench.history(), new Engine());
        String name = InputFile.name(Path.of(scenario));
        if (json) {
            new WhyJson(out).tell(name, moment, bench);
        } else {
            new WhyText(out).tell(name, moment, bench);
        }
        out.flush();
        return ExitStatus.OK;
    }
}
