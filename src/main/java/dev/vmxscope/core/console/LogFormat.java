package dev.vmxscope.core.console;

import java.util.Locale;
import java.util.Optional;

/** How rows of the console are written to a file or to the clipboard. All are UTF-8. */
public enum LogFormat {
    /** The layout of DebugView's own log files: number, time, text, parted by tabs. */
    TEXT("log", new TextLog()),
    /** Comma-separated values with a head line (RFC 4180), safe to open in a spreadsheet. */
    CSV("csv", new CsvLog()),
    /** One XML document. */
    XML("xml", new XmlLog()),
    /** One JSON object a line, ASCII only. */
    JSON("jsonl", new JsonLog());

    private final String extension;
    private final Writing writing;

    LogFormat(String extension, Writing writing) {
        this.extension = extension;
        this.writing = writing;
    }

    /** What a format does. */
    interface Writing {
        /** What stands before the rows. */
        String head();

        /** A row, its line end included. */
        String printed(ConsoleRow.Printed row, String time, long start);

        /** A comment, its line end included. */
        String commented(ConsoleRow.Commented row);

        /** What stands after the rows. */
        String tail();
    }

    /** The usual ending of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** What stands before the rows. */
    public String head() {
        return writing.head();
    }

    /**
     * A row, its line end included.
     *
     * @param time what the time column says of it, for the format that has such a column
     * @param start when the console's time begins, in units of 100 ns since 1601
     */
    public String row(ConsoleRow row, String time, long start) {
        return row instanceof ConsoleRow.Printed printed
                ? writing.printed(printed, time, start)
                : writing.commented((ConsoleRow.Commented) row);
    }

    /** What stands after the rows. */
    public String tail() {
        return writing.tail();
    }

    /** The row of a console at that index, its line end included. */
    public String row(ConsoleView view, int index) {
        return row(view.row(index), view.time(index), view.start());
    }

    /** The format that a file's name asks for: by its ending, {@code .csv}, {@code .xml}, {@code .jsonl}, else text. */
    public static LogFormat ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return JSON;
        }
        for (LogFormat format : values()) {
            if (lower.endsWith("." + format.extension)) {
                return format;
            }
        }
        return TEXT;
    }

    /** The format of that name, {@code csv}, whatever its case; empty if there is none. */
    public static Optional<LogFormat> named(String name) {
        for (LogFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
