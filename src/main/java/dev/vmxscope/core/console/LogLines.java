package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a file, of which none may be too long, and all together not too many. */
final class LogLines {
    private final BufferedReader in;
    private final String name;
    private int line;
    private long read;

    LogLines(Reader in, String name) {
        this.in = new BufferedReader(in);
        this.name = name;
    }

    /** The next line without its end; null after the last. */
    @Nullable String next() throws IOException, LogFormatException {
        StringBuilder text = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        line++;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (text.length() >= LogReader.LONGEST_LINE) {
                throw problem(Message.of("console.log.long", LogReader.LONGEST_LINE));
            }
            text.append((char) c);
        }
        read += text.length();
        if (line > LogReader.MOST_LINES + 1 || read > LogReader.LARGEST) {
            throw new LogFormatException(
                    Message.of("console.log.large", name, LogReader.MOST_LINES, LogReader.LARGEST >> 20));
        }
        int end = text.length();
        return end > 0 && text.charAt(end - 1) == '\r' ? text.substring(0, end - 1) : text.toString();
    }

    String name() {
        return name;
    }

    /** What is wrong with the line that was read last. */
    LogFormatException problem(Message why) {
        return new LogFormatException(Message.of("console.log.line", name, line, why));
    }
}
