package dev.vmxscope.cli;

import dev.vmxscope.core.report.Failures;
import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.saved.SavedFile;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Played;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioCheck;
import dev.vmxscope.core.scenario.ScenarioCheck.Difference;
import dev.vmxscope.core.scenario.ScenarioPlayer;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Engine;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Engine;
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
@Command(name = "why", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false)
final class WhyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO|FILE.vmxscope", descriptionKey = "why.scenario")
    private String scenario = "";

    @Option(names = "--json", descriptionKey = "why.json")
    private boolean json;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        // JSON is for programs, and its words stay what they are.
        Language language = json ? Language.ENGLISH : Commands.language(spec);
        PrintWriter out = spec.commandLine().getOut();
        if (SavedFile.named(scenario)) {
            return session(out, language);
        }
        Scenario read = ScenarioOption.load(scenario, language);
        Played played = ScenarioPlayer.fault(read);
        List<Difference> differences = ScenarioCheck.differences(played, read.expect());
        if (json) {
            new WhyJson(out).tell(read, played, differences);
        } else {
            new WhyText(out, language).tell(read, played, differences);
        }
        out.flush();
        return differences.isEmpty() ? ExitStatus.OK : ExitStatus.DIFFERS;
    }

    private int session(PrintWriter out, Language language) throws InputProblem {
        Investigation saved = SessionOption.load(scenario);
        Bench bench = SessionOption.replay(scenario, saved, Long.parseLong(RunCommand.DEFAULT_STEPS));
        Optional<KeyMoment> moment = Failures.key(bench.history(), new Engine());
        String name = InputFile.name(Path.of(scenario));
        if (json) {
            new WhyJson(out).tell(name, moment, bench);
        } else {
            new WhyText(out, language).tell(name, moment, bench);
        }
        out.flush();
        return ExitStatus.OK;
    }
}
