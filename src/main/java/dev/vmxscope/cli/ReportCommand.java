package dev.vmxscope.cli;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.report.Dossier;
import dev.vmxscope.core.report.InvestigationReport;
import dev.vmxscope.core.report.Sources;
import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.saved.SavedFile;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Opening;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioPlayer;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Command.Do;
import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Action;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: a whole investigation as one HTML page. */
@Command(name = "report", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private static final long MOST_STEPS = Long.parseLong(RunCommand.DEFAULT_STEPS);
    /** The page tells the events. */
    private static final Report SILENT = new Report() {
        @Override
        public void tell(Entry entry, CodeNames names) {}

        @Override
        public void crashed(CrashAnalysis analysis) {}

        @Override
        public void end(End end) {}
    };

    @Parameters(paramLabel = "FILE.vmxscope|SCENARIO|DRIVER.sys", descriptionKey = "report.subject")
    private String subject = "";

    @Option(names = "-o", required = true, paramLabel = "FILE.html", descriptionKey = "report.page")
    private Path page = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        Language spoken = Commands.language(spec);
        String text = InvestigationReport.write(dossier(spoken), spoken);
        SessionOption.write(page, text.getBytes(StandardCharsets.UTF_8));
        return ExitStatus.OK;
    }

    private Dossier dossier(Language spoken) throws InputProblem {
        if (SavedFile.named(subject)) {
            Investigation saved = SessionOption.load(subject);
            Bench bench = SessionOption.replay(subject, saved, MOST_STEPS);
            return Dossier.of(InputFile.name(Path.of(subject)), "", bench, Sources.SAMPLES)
                    .withLesson(saved.lesson());
        }
        return subject.toLowerCase(Locale.ROOT).endsWith(".sys") ? life() : scenario(spoken);
    }

    private Dossier life() throws InputProblem {
        ModuleFile driver = Opened.driver(Path.of(subject), null).module();
        SymbolCatalogue symbols = driver.driverNames(SymbolCatalogue.EMPTY);
        MachineSetup setup = MachineSetup.of(ProcessorOption.load(null), 2, Firmware.VMX_OUTSIDE_SMX, List.of());
        List<Action> actions = new ArrayList<>();
        actions.add(driver.load());
        actions.addAll(AppCalls.parse(AppCalls.DEFAULT));
        actions.add(driver.unload());
        LifeCycle life = new LifeCycle(symbols, SILENT, MOST_STEPS, Texts.of(Language.ENGLISH, "events", "console"));
        life.run(setup, actions);
        Bench bench = Investigation.ofRun(setup, life.inputs(), symbols).replay();
        return Dossier.of(driver.fileName(), "", bench, Sources.SAMPLES);
    }

    private Dossier scenario(Language spoken) throws InputProblem {
        Scenario scenario = ScenarioOption.load(subject, spoken);
        Opening opening = Opening.of(scenario.play());
        Bench bench =
                new Bench(Machine.powerOn(opening.setup()), scenario.play().symbols());
        opening.inputs().forEach(input -> bench.execute(new Do(input)));
        bench.execute(new Do(new Input.Execute(ScenarioPlayer.MOST_STEPS)));
        return Dossier.of(scenario.title(), scenario.story(), bench, Sources.SAMPLES)
                .withAsked(ScenarioPlayer.fault(scenario).moment().filter(KeyMoment::asked));
    }
}
