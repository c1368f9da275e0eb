package dev.vmxscope.cli;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.saved.SavedFile;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.EventTexts;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.session.windbg.WinDbg;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Action;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: a driver's life from start to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false)
final class RunCommand implements Callable<Integer> {
    /** The most steps unless the user says otherwise: about a second. */
    static final String DEFAULT_STEPS = "100000000";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DRIVER.sys|FILE.vmxscope", descriptionKey = "run.driver")
    private Path driver = Path.of("");

    @Option(names = "--pdb", paramLabel = "FILE", descriptionKey = "run.pdb")
    private @Nullable Path pdb;

    @Option(names = "--app", paramLabel = "CALLS|FILE.exe", defaultValue = AppCalls.DEFAULT, descriptionKey = "run.app")
    private String app = AppCalls.DEFAULT;

    @Option(names = "--cpus", paramLabel = "N", defaultValue = "2", descriptionKey = "run.cpus")
    private int cpus;

    @Option(names = "--profile", paramLabel = "NAME|FILE", descriptionKey = "run.profile")
    private @Nullable String profile;

    @Option(names = "--feature-control", paramLabel = "VALUE", descriptionKey = "run.feature-control")
    private @Nullable String featureControl;

    @Option(names = "--max-steps", paramLabel = "N", defaultValue = DEFAULT_STEPS, descriptionKey = "run.max-steps")
    private long maxSteps;

    @Option(names = "--save", paramLabel = "FILE.vmxscope", descriptionKey = "run.save")
    private @Nullable Path save;

    @Option(names = "--windbg", paramLabel = "COMMAND", descriptionKey = "run.windbg")
    private List<String> windbg = List.of();

    @Option(names = "--json", descriptionKey = "run.json")
    private boolean json;

    @Option(names = "--debug", descriptionKey = "run.debug")
    private boolean debug;

    @Override
    public Integer call() throws InputProblem {
        checkNumbers();
        return SavedFile.named(driver.toString()) ? session() : life();
    }

    private int session() throws InputProblem {
        for (String option : List.of("--pdb", "--app", "--cpus", "--profile", "--feature-control", "--windbg")) {
            if (commandLine().getParseResult().hasMatchedOption(option)) {
                throw new InputProblem(Message.of("option.session", option));
            }
        }
        Investigation saved = SessionOption.load(driver.toString());
        Bench bench = SessionOption.replay(driver.toString(), saved, maxSteps);
        End end = new SessionRun(report(), language()).tell(bench);
        commandLine().getOut().flush();
        if (save != null) {
            SessionOption.save(save, saved);
        }
        return end.ending().exitStatus();
    }

    /** JSON is for programs, and its words stay what they are. */
    private Language language() {
        return json ? Language.ENGLISH : Commands.language(commandLine().getCommandSpec());
    }

    private Report report() {
        PrintWriter out = commandLine().getOut();
        EventTexts texts = EventTexts.of(language());
        return json ? new JsonReport(out, texts) : new TextReport(out, texts);
    }

    private int life() throws InputProblem {
        List<Message> warnings = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        Opened opened = Opened.driver(driver, pdb);
        warnings.addAll(opened.warnings());
        SymbolCatalogue symbols = opened.module().driverNames(SymbolCatalogue.EMPTY);
        actions.add(opened.module().load());
        if (app.toLowerCase(Locale.ROOT).endsWith(".exe")) {
            Opened program = Opened.program(Path.of(app));
            warnings.addAll(program.warnings());
            symbols = program.module().programNames(symbols);
            actions.add(program.module().runProgram());
        } else {
            actions.addAll(AppCalls.parse(app));
        }
        actions.add(opened.module().unload());
        MachineSetup setup = setup(warnings);
        warn(warnings);
        LifeCycle life = new LifeCycle(symbols, report(), maxSteps, Texts.of(language(), "events"));
        life.ask(symbols, windbg);
        End end = life.run(setup, actions);
        commandLine().getOut().flush();
        if (save != null) {
            SessionOption.save(save, Investigation.ofRun(setup, life.inputs(), symbols));
        }
        return end.ending().exitStatus();
    }

    private void checkNumbers() throws InputProblem {
        if (cpus < 1 || cpus > MachineSetup.MOST_PROCESSORS) {
            throw new InputProblem(Message.of("option.cpus", MachineSetup.MOST_PROCESSORS, cpus));
        }
        for (String command : windbg) {
            if (!WinDbg.knows(command)) {
                throw new InputProblem(Message.of("option.windbg", command, WinDbg.COMMANDS));
            }
        }
        if (maxSteps < 1) {
            throw new InputProblem(Message.of("option.max-steps", maxSteps));
        }
    }

    private MachineSetup setup(List<Message> warnings) throws InputProblem {
        CpuProfile processor = ProcessorOption.load(profile);
        Firmware firmware = FirmwareOption.parse(featureControl);
        if (featureControl != null && !processor.hasVmx() && !processor.hasSmx()) {
            warnings.add(Message.of("option.feature-control.none", processor.name()));
        }
        return MachineSetup.of(processor, cpus, firmware, List.of());
    }

    private void warn(List<Message> warnings) {
        PrintWriter err = commandLine().getErr();
        Texts texts = Texts.of(Commands.language(commandLine().getCommandSpec()), "cli");
        warnings.forEach(warning -> err.print(texts.format("warning", warning) + "\n"));
        err.flush();
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        return spec.commandLine();
    }

    /** Whether stack traces are wanted. */
    boolean debug() {
        return debug;
    }
}
