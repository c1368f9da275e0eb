package dev.vmxscope.cli;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The commands of the program. What their help says stands in the texts {@code cli}. */
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
        })
public final class Commands implements Runnable {
    private static final String LANGUAGE = "--language";

    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    private final Language language;

    /** Only {@link #run} makes one. */
    private Commands(Language language) {
        this.language = language;
    }

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
        Language language = asked(args);
        Complaints complaints = new Complaints(Texts.of(language, "cli"), err);
        CommandLine line = new CommandLine(new Commands(language));
        line.setResourceBundle(new TextBundle(Texts.of(language, "cli")));
        line.setOut(out).setErr(err);
        line.setExecutionExceptionHandler((e, command, parsed) -> explain(complaints, e, command));
        line.setParameterExceptionHandler((e, arguments) -> complaints.usage(e));
        try {
            return line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return complaints.internal(e, false);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }

    /** The language that the arguments name: it is needed before they are understood, to complain about them. */
    private static Language asked(String... args) {
        for (int at = 0; at < args.length; at++) {
            Optional<Language> named = Optional.empty();
            if (args[at].startsWith(LANGUAGE + "=")) {
                named = Language.of(args[at].substring(LANGUAGE.length() + 1));
            } else if (args[at].equals(LANGUAGE) && at + 1 < args.length) {
                named = Language.of(args[at + 1]);
            }
            if (named.isPresent()) {
                return named.get();
            }
        }
        return Language.ENGLISH;
    }

    private static int explain(Complaints complaints, Exception e, CommandLine line) {
        if (e instanceof InputProblem problem) {
            return complaints.input(problem);
        }
        boolean debug = line.getCommandSpec().userObject() instanceof RunCommand run && run.debug();
        return complaints.internal(e, debug);
    }

    /** The language that a command of that specification speaks. */
    static Language language(CommandSpec command) {
        return ((Commands) command.root().userObject()).language;
    }

    // The command line's library calls it.
    @SuppressWarnings("UnusedMethod")
    @Option(names = LANGUAGE, paramLabel = "TAG", descriptionKey = "option.language", scope = ScopeType.INHERIT)
    void check(@Nullable String tag) {
        if (tag != null && Language.of(tag).isEmpty()) {
            Object[] known = Arrays.stream(Language.values()).map(Language::tag).toArray();
            throw failure(Texts.of(language, "cli").format("usage.language", tag, known[0], known[1]));
        }
    }

    @Override
    public void run() {
        throw failure(Texts.of(language, "cli").get("usage.command"));
    }

    private CommandLine.ParameterException failure(String said) {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        return new CommandLine.ParameterException(spec.commandLine(), said);
    }
}
