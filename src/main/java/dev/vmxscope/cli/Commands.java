package dev.vmxscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The commands of the program. */
@Command(
        name = "vmxscope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            WhyCommand.class,
            LessonCommand.class,
            CheckCommand.class,
            ProbeCommand.class,
            ProfilesCommand.class,
            ReportCommand.class
        },
        description = "Without arguments, or with one driver file (.sys), the window opens.")
public final class Commands implements Runnable {
    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    /** Only {@link #run} makes one. */
    private Commands() {}

    /**
     * Runs a command on the process's standard output and error, both in UTF-8.
     *
     * @return the exit status for the process
     */
    public static int run(String... args) {
        return run(writer(FileDescriptor.out), writer(FileDescriptor.err), args);
    }

    /** Runs a command on those writers; returns the exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Commands());
        line.setOut(out).setErr(err);
        line.setExecutionExceptionHandler(Commands::explain);
        line.setParameterExceptionHandler(Commands::explainUsage);
        try {
            return line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return internal(err, e, false);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }

    private static int explainUsage(CommandLine.ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        line.getErr().print("vmxscope: " + e.getMessage() + "\nTry: " + command + " --help\n");
        return ExitStatus.BAD_INPUT;
    }

    private static int explain(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof InputProblem problem) {
            line.getErr().print("vmxscope: " + problem.text() + "\n");
            return ExitStatus.BAD_INPUT;
        }
        boolean debug = line.getCommandSpec().userObject() instanceof RunCommand run && run.debug();
        return internal(line.getErr(), e, debug);
    }

    private static int internal(PrintWriter err, Throwable e, boolean debug) {
        err.print("vmxscope: internal error: " + e + "; please report it\n");
        if (debug) {
            e.printStackTrace(err);
        }
        return ExitStatus.NOT_SUPPORTED;
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}
