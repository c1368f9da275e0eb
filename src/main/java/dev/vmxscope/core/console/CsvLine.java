package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.print.DebugVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads records of comma-separated values as {@link CsvLog} writes them, also if a spreadsheet quoted more of them. */
final class CsvLine {
    private final LogLines in;
    private List<String> values = List.of();

    CsvLine(LogLines in) {
        this.in = in;
    }

    /** Takes a line, and those after it as long as a quotation is open. */
    void parse(String line) throws IOException, LogFormatException {
        List<String> found = new ArrayList<>();
        StringBuilder record = new StringBuilder(line);
        int at = 0;
        while (true) {
            StringBuilder value = new StringBuilder();
            at = record.length() > at && record.charAt(at) == '"'
                    ? quoted(record, at, value)
                    : plain(record, at, value);
            found.add(value.toString());
            if (at >= record.length()) {
                break;
            }
            at++;
        }
        if (found.size() != CsvLog.COLUMNS.size()) {
            throw in.problem(Message.of("console.log.columns", found.size(), CsvLog.COLUMNS.size()));
        }
        values = found;
    }

    private static int plain(StringBuilder record, int from, StringBuilder value) {
        int comma = record.indexOf(",", from);
        int end = comma < 0 ? record.length() : comma;
        value.append(record, from, end);
        return end;
    }

    /** The value from a quotation mark on; returns the place of the comma after it. */
    private int quoted(StringBuilder record, int from, StringBuilder value) throws IOException, LogFormatException {
        int at = from + 1;
        while (true) {
            if (at >= record.length()) {
                String more = in.next();
                if (more == null || record.length() + more.length() > LogReader.LONGEST_LINE) {
                    throw in.problem(Message.of("console.log.quote"));
                }
                record.append('\n').append(more);
            }
            char c = record.charAt(at++);
            if (c != '"') {
                value.append(c);
            } else if (at < record.length() && record.charAt(at) == '"') {
                value.append('"');
                at++;
            } else if (at >= record.length() || record.charAt(at) == ',') {
                return at;
            } else {
                throw in.problem(Message.of("console.log.quote"));
            }
        }
    }

    private String value(String column) {
        String value = values.get(CsvLog.COLUMNS.indexOf(column));
        return value.startsWith("'") ? value.substring(1) : value;
    }

    boolean isComment() throws LogFormatException {
        String kind = value("kind");
        if (!kind.equals(CsvLog.COMMENT) && !kind.equals(CsvLog.PRINTED)) {
            throw unknown("kind");
        }
        return kind.equals(CsvLog.COMMENT);
    }

    String text() {
        return value("text");
    }

    DebugLine line() throws LogFormatException {
        OptionalLong time = Times.parseDate(value("time"));
        if (time.isEmpty()) {
            throw in.problem(Message.of("console.log.time", value("time")));
        }
        return new DebugLine(
                number("step", Long.MAX_VALUE),
                time.getAsLong(),
                (int) number("cpu", Integer.MAX_VALUE),
                (int) number("irql", Integer.MAX_VALUE),
                user(),
                (int) number("component", Integer.MAX_VALUE),
                (int) number("level", 0xFFFF_FFFFL),
                (int) number("pid", Integer.MAX_VALUE),
                value("process"),
                (int) number("thread", Integer.MAX_VALUE),
                value("caller").isEmpty() ? 0 : hex("caller"),
                text(),
                (int) hex("mask"),
                (int) hex("all"),
                verdict());
    }

    private boolean user() throws LogFormatException {
        String origin = value("origin");
        if (!origin.equals(CsvLog.USER) && !origin.equals(CsvLog.KERNEL)) {
            throw unknown("origin");
        }
        return origin.equals(CsvLog.USER);
    }

    private DebugVerdict verdict() throws LogFormatException {
        for (DebugVerdict verdict : DebugVerdict.values()) {
            if (verdict.name().equals(value("verdict"))) {
                return verdict;
            }
        }
        throw unknown("verdict");
    }

    private long number(String column, long most) throws LogFormatException {
        String written = value(column);
        if (written.isEmpty()) {
            return LoadedLog.UNKNOWN;
        }
        try {
            long number = Long.parseLong(written);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unknown(column);
        }
        throw unknown(column);
    }

    private long hex(String column) throws LogFormatException {
        String written = value(column);
        if (!written.matches("0x[0-9A-Fa-f]{1,16}")) {
            throw unknown(column);
        }
        return Long.parseUnsignedLong(written.substring(2), 16);
    }

    private LogFormatException unknown(String column) {
        return in.problem(Message.of("console.log.value", column, value(column)));
    }
}
