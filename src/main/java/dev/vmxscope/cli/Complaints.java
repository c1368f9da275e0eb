package dev.vmxscope.cli;

import dev.vmxscope.core.text.Texts;
import java.io.PrintWriter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error what is wrong with a command, one line each. */
final class Complaints {
    private final Texts texts;
    private final PrintWriter err;

    Complaints(Texts texts, PrintWriter err) {
        this.texts = texts;
        this.err = err;
    }

    /** What the user gave cannot be used; returns the exit status. */
    int input(InputProblem problem) {
        line("complaint", texts.say(problem.said()));
        return ExitStatus.BAD_INPUT;
    }

    /** The arguments make no command; returns the exit status. */
    int usage(ParameterException e) {
        line("complaint", said(e));
        line("usage.try", e.getCommandLine().getCommandSpec().qualifiedName());
        return ExitStatus.BAD_INPUT;
    }

    /** An error of this program; returns the exit status. */
    int internal(Throwable e, boolean debug) {
        line("internal", e.toString());
        if (debug) {
            e.printStackTrace(err);
        }
        return ExitStatus.NOT_SUPPORTED;
    }

    private String said(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return texts.format("usage.unmatched", String.join(" ", unmatched.getUnmatched()));
        }
        if (e instanceof MissingParameterException missing) {
            return texts.format(
                    "usage.missing",
                    texts.list(missing.getMissing().stream().map(Complaints::name).toList()));
        }
        if (e instanceof OverwrittenOptionException twice) {
            return texts.format("usage.twice", name(twice.getOverwritten()));
        }
        ArgSpec argument = e.getArgSpec();
        return argument == null || e.getValue() == null
                ? String.valueOf(e.getMessage())
                : texts.format(
                        "usage.value",
                        name(argument),
                        e.getValue(),
                        argument.type() == null ? "" : argument.type().getSimpleName());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private void line(String key, Object... arguments) {
        err.print(texts.format(key, arguments) + "\n");
    }
}
