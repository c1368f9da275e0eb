package dev.vmxscope.cli;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.EventTexts;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.text.Language;
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
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Loads a driver, plays a program's calls, unloads it, and prints one line per event.",
            "Of a saved session it does what was done once more, and prints the events up to where it stands.",
            "Exit status: 0 the life cycle ended, 1 the guest faulted, 2 bad usage or a file that cannot be used,"
                    + " 3 not supported, or no end in sight."
        })
final class RunCommand implements Callable<Integer> {
    /** The most steps unless the user says otherwise: about a second. */
    static final String DEFAULT_STEPS = "100000000";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DRIVER.sys|FILE.vmxscope", description = "The driver, or a saved session.")
    private Path driver = Path.of("");

    @Option(
            names = "--pdb",
            paramLabel = "FILE",
            description = "The driver's PDB; by default the .pdb beside the driver, if it fits.")
    private @Nullable Path pdb;

    @Option(
            names = "--app",
            paramLabel = "CALLS|FILE.exe",
            defaultValue = AppCalls.DEFAULT,
            description = {
                "What happens between loading and unloading: a list out of create, read, write, ioctl:CODE, close,"
                        + " or a console program.",
                "Default: ${DEFAULT-VALUE}."
            })
    private String app = AppCalls.DEFAULT;

    @Option(
            names = "--cpus",
            paramLabel = "N",
            defaultValue = "2",
            description = "Logical processors, 1 to 16. Default: ${DEFAULT-VALUE}.")
    private int cpus;

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            description = "The processor model: a name that \"profiles\" lists, or a TOML file.")
    private @Nullable String profile;

    @Option(
            names = "--feature-control",
            paramLabel = "VALUE",
            description = "What the firmware leaves in IA32_FEATURE_CONTROL: 0 unlocked, 1 VT-x off, 5 VT-x on."
                    + " Default: 5.")
    private @Nullable String featureControl;

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            defaultValue = DEFAULT_STEPS,
            description = "Stop after so many steps. Default: ${DEFAULT-VALUE}.")
    private long maxSteps;

    @Option(names = "--save", paramLabel = "FILE.vmxscope", description = "Saves the run as a session.")
    private @Nullable Path save;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Option(names = "--debug", description = "After an error of this program itself, print its stack trace.")
    private boolean debug;

    @Override
    public Integer call() throws InputProblem {
        checkNumbers();
        return SessionOption.named(driver.toString()) ? session() : life();
    }

    private int session() throws InputProblem {
        for (String option : List.of("--pdb", "--app", "--cpus", "--profile", "--feature-control")) {
            if (commandLine().getParseResult().hasMatchedOption(option)) {
                throw new InputProblem(option + ": the session itself says what machine it is and what is done");
            }
        }
        Investigation saved = SessionOption.load(driver.toString());
        Bench bench = SessionOption.replay(driver.toString(), saved, maxSteps);
        End end = new SessionRun(report()).tell(bench);
        commandLine().getOut().flush();
        if (save != null) {
            SessionOption.save(save, saved);
        }
        return end.ending().exitStatus();
    }

    private Report report() {
        PrintWriter out = commandLine().getOut();
        EventTexts texts = EventTexts.of(Language.ENGLISH);
        return json ? new JsonReport(out, texts) : new TextReport(out, texts);
    }

    private int life() throws InputProblem {
        List<String> warnings = new ArrayList<>();
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
        LifeCycle life = new LifeCycle(symbols, report(), maxSteps);
        End end = life.run(setup, actions);
        commandLine().getOut().flush();
        if (save != null) {
            SessionOption.save(save, Investigation.ofRun(setup, life.inputs(), symbols));
        }
        return end.ending().exitStatus();
    }

    private void checkNumbers() throws InputProblem {
        if (cpus < 1 || cpus > MachineSetup.MOST_PROCESSORS) {
            throw new InputProblem("--cpus: 1 to " + MachineSetup.MOST_PROCESSORS + ", not " + cpus);
        }
        if (maxSteps < 1) {
            throw new InputProblem("--max-steps: at least 1, not " + maxSteps);
        }
    }

    private MachineSetup setup(List<String> warnings) throws InputProblem {
        CpuProfile processor = ProcessorOption.load(profile);
        Firmware firmware = FirmwareOption.parse(featureControl);
        if (featureControl != null && !processor.hasVmx() && !processor.hasSmx()) {
            warnings.add("--feature-control has no effect: " + processor.name() + " has no IA32_FEATURE_CONTROL");
        }
        return MachineSetup.of(processor, cpus, firmware, List.of());
    }

    private void warn(List<String> warnings) {
        PrintWriter err = commandLine().getErr();
        warnings.forEach(warning -> err.print("vmxscope: warning: " + warning + "\n"));
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
