package dev.vmxscope.cli;

import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.ConsoleView;
import dev.vmxscope.core.console.LogFormat;
import dev.vmxscope.core.console.LogLimit;
import dev.vmxscope.core.console.RollingLog;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.text.Message;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Writes what is printed to a file while the machine runs, ghosts too. */
final class ConsoleLog {
    /** Nothing that was printed is taken off the log, also if the program clears DebugView. */
    private static final ConsoleSettings ALL = ConsoleSettings.DEFAULT.withMarker("");

    private final Path file;
    private final RollingLog log;
    private final ConsoleView view = new ConsoleView(ALL);
    private int written;

    private ConsoleLog(Path file, RollingLog log) {
        this.file = file;
        this.log = log;
    }

    static ConsoleLog open(Path file, LogLimit limit) throws InputProblem {
        try {
            LogFormat format = LogFormat.ofFile(InputFile.name(file));
            return new ConsoleLog(file, new RollingLog(format, limit, number -> begin(numbered(file, number))));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static OutputStream begin(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    /** The name of one of several files: {@code run.log}, {@code run.1.log}, {@code run.2.log}. */
    private static Path numbered(Path file, int number) {
        if (number == 0) {
            return file;
        }
        String name = InputFile.name(file);
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(
                dot <= 0 ? name + "." + number : name.substring(0, dot) + "." + number + name.substring(dot));
    }

    /** Writes what is new. */
    void follow(Machine machine) {
        view.setLog(machine.windows().debugLines());
        boolean done = false;
        while (!done) {
            done = view.work(Long.MAX_VALUE);
        }
        try {
            for (; written < view.size(); written++) {
                log.write(view, written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the file; returns what there is to warn about. */
    Optional<Message> end() throws InputProblem {
        try {
            log.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return log.overwritten() == 0
                ? Optional.empty()
                : Optional.of(Message.of("console.log.overwritten", file.toString(), log.overwritten()));
    }

    /** What to say when {@link #follow} failed. */
    InputProblem failed(UncheckedIOException e) {
        return unwritable(file, Objects.requireNonNull(e.getCause()));
    }

    private static InputProblem unwritable(Path file, IOException e) {
        return new InputProblem(Message.of("file.unwritable", file.toString(), e.toString()), e);
    }
}
