package dev.vmxscope.app;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.ConsoleView;
import dev.vmxscope.core.console.LogFormat;
import dev.vmxscope.core.console.LogLimit;
import dev.vmxscope.core.console.RollingLog;
import dev.vmxscope.core.windows.DebugLine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log file of everything that is printed, ghosts too. A file cannot un-print: after a step back in time what is printed
 * once more is written once more.
 */
final class ConsoleLogFile implements AutoCloseable {
    /** Nothing that was printed is taken off the log, also if the program clears DebugView. */
    private static final ConsoleSettings ALL = ConsoleSettings.DEFAULT.withMarker("");

    private final Path file;
    private final RollingLog log;
    private final ConsoleView view = new ConsoleView(ALL);
    private int next;
    private long written;

    ConsoleLogFile(Path file, LogLimit limit) throws IOException {
        this.file = file;
        LogFormat format = LogFormat.ofFile(String.valueOf(file.getFileName()));
        this.log = new RollingLog(
                format, limit, number -> new BufferedOutputStream(Files.newOutputStream(numbered(file, number))));
    }

    /** The name of one of several files: {@code run.log}, {@code run.1.log}, {@code run.2.log}. */
    private static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return number == 0
                ? file
                : file.resolveSibling(
                        dot <= 0 ? name + "." + number : name.substring(0, dot) + "." + number + name.substring(dot));
    }

    /** The file that the person named. */
    Path file() {
        return file;
    }

    /** How many rows were written. */
    long written() {
        return written;
    }

    /** How many of them were written over for want of room. */
    long overwritten() {
        return log.overwritten();
    }

    /** Writes what is new. */
    void follow(Trail<DebugLine> lines) throws IOException {
        view.setLog(lines);
        boolean done = false;
        while (!done) {
            done = view.work(Long.MAX_VALUE);
        }
        next = Math.min(next, view.size());
        for (; next < view.size(); next++) {
            log.write(view, next);
            written++;
        }
        log.flush();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
