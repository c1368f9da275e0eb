package dev.vmxscope.core.console;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.DebugSharing;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads logs: what this program wrote as text or CSV, and what DebugView saved. Anybody may have written them, so that
 * the size of all and of each line has a limit, and an error names the line.
 */
public final class LogReader {
    /** The most bytes of a file, 256 MiB. */
    public static final long LARGEST = 256L << 20;

    /** The most lines of a file. */
    public static final int MOST_LINES = 2_000_000;

    /** The longest line, in characters. */
    static final int LONGEST_LINE = 65_536;

    private final LogLines in;
    private final DebugSharing sharing = new DebugSharing();
    private Trail<DebugLine> lines = Trail.empty();
    private ConsoleNotes notes = ConsoleNotes.EMPTY;

    private LogReader(LogLines in) {
        this.in = in;
    }

    /**
     * Reads a log to its end.
     *
     * @param name the file's name, for errors
     * @throws LogFormatException if it is none, or too large
     */
    public static LoadedLog read(InputStream stream, String name) throws IOException, LogFormatException {
        PushbackInputStream bytes = new PushbackInputStream(stream, 3);
        Charset charset = charset(bytes);
        LogLines in = new LogLines(new InputStreamReader(bytes, charset), name);
        String first = in.next();
        if (first == null) {
            return new LoadedLog(Trail.empty(), ConsoleNotes.EMPTY, false);
        }
        if (first.startsWith("<") || first.startsWith("{")) {
            throw new LogFormatException(Message.of("console.log.kind", name));
        }
        LogReader reader = new LogReader(in);
        return first.equals(String.join(",", CsvLog.COLUMNS)) ? reader.csv() : reader.text(first);
    }

    /** What the first bytes say; without them it is UTF-8. They are taken away. */
    private static Charset charset(PushbackInputStream bytes) throws IOException {
        byte[] mark = bytes.readNBytes(3);
        if (mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        boolean little = mark.length >= 2 && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE;
        boolean big = mark.length >= 2 && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF;
        bytes.unread(little || big ? Arrays.copyOfRange(mark, 2, mark.length) : mark);
        return little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private LoadedLog csv() throws IOException, LogFormatException {
        CsvLine parser = new CsvLine(in);
        for (String line = in.next(); line != null; line = in.next()) {
            if (!line.isEmpty()) {
                parser.parse(line);
                if (parser.isComment()) {
                    comment(parser.text());
                } else {
                    add(parser.line());
                }
            }
        }
        return new LoadedLog(lines, notes, true);
    }

    private LoadedLog text(String first) throws IOException, LogFormatException {
        TextLine parser = new TextLine(in);
        // DebugView's first line may name the computer; no other line has no tab.
        String line = first.indexOf('\t') < 0 ? in.next() : first;
        for (; line != null; line = in.next()) {
            if (!line.isEmpty()) {
                parser.parse(line);
                if (parser.isComment()) {
                    comment(parser.text());
                } else {
                    add(parser.line());
                }
            }
        }
        return new LoadedLog(lines, notes, parser.clock());
    }

    private void comment(String text) throws LogFormatException {
        if (notes.comments().size() == ConsoleNotes.MOST_COMMENTS) {
            throw new LogFormatException(Message.of("console.log.comments", in.name(), ConsoleNotes.MOST_COMMENTS));
        }
        notes = notes.with(new Comment(lines.size(), text));
    }

    private void add(DebugLine line) {
        lines = lines.append(sharing.share(line));
    }
}
