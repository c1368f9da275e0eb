package dev.vmxscope.cli;

import dev.vmxscope.core.console.LogLimit;
import dev.vmxscope.core.text.Message;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that takes what the driver and the program print. */
final class LogOptions {
    @Option(names = "--log", paramLabel = "FILE", descriptionKey = "run.log")
    private @Nullable Path log;

    @Option(names = "--log-limit", paramLabel = "BYTES", defaultValue = "0", descriptionKey = "run.log-limit")
    private long limit;

    @Option(names = "--log-files", paramLabel = "N", defaultValue = "1", descriptionKey = "run.log-files")
    private int files;

    /** Begins the log that was asked for, if any was. */
    Optional<ConsoleLog> open() throws InputProblem {
        if (limit != 0 && limit < LogLimit.LEAST) {
            throw new InputProblem(Message.of("option.log-limit", LogLimit.LEAST, limit));
        }
        if (files < 1 || files > LogLimit.MOST_FILES) {
            throw new InputProblem(Message.of("option.log-files", LogLimit.MOST_FILES, files));
        }
        return log == null ? Optional.empty() : Optional.of(ConsoleLog.open(log, new LogLimit(limit, files)));
    }
}
