package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.text.Printable;
import dev.vmxscope.core.windows.DebugLine;
import java.util.List;

/**
 * Comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it.
 * Source: OWASP, "CSV Injection".
 */
final class CsvLog implements LogFormat.Writing {
    static final List<String> COLUMNS = List.of(
            "number", "kind", "step", "time", "elapsed", "cpu", "irql", "origin", "process", "pid", "thread", "component",
            "level", "mask", "all", "verdict", "caller", "text");
    static final String PRINTED = "printed";
    static final String COMMENT = "comment";
    static final String KERNEL = "kernel";
    static final String USER = "user";

    private static final String END = "\r\n";

    @Override
    public String head() {
        return String.join(",", COLUMNS) + END;
    }

    @Override
    public String printed(ConsoleRow.Printed row, String time, long start) {
        DebugLine line = row.line();
        return String.join(
                        ",",
                        Integer.toString(row.number()),
                        PRINTED,
                        known(line.step()),
                        Times.date(line.time()),
                        Times.seconds(line.time() - start),
                        known(line.cpu()),
                        known(line.irql()),
                        line.user() ? USER : KERNEL,
                        cell(line.process()),
                        known(line.processId()),
                        known(line.thread()),
                        known(line.component()),
                        line.component() == LoadedLog.UNKNOWN ? "" : Integer.toUnsignedString(line.level()),
                        hex(line.mask()),
                        hex(line.all()),
                        line.verdict().name(),
                        line.caller() == 0 ? "" : "0x" + Message.digits(line.caller()),
                        cell(row.text()))
                + END;
    }

    @Override
    public String commented(ConsoleRow.Commented row) {
        return row.after() + "," + COMMENT + ",".repeat(COLUMNS.size() - 2) + cell(row.text()) + END;
    }

    @Override
    public String tail() {
        return "";
    }

    private static String hex(int mask) {
        return "0x" + Message.digits(Integer.toUnsignedLong(mask));
    }

    private static String known(long number) {
        return number == LoadedLog.UNKNOWN ? "" : Long.toString(number);
    }

    /** A text as the value of a cell. */
    static String cell(String text) {
        String plain = Printable.withTabs(text);
        String safe = !plain.isEmpty() && "=+-@\t'".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
        return safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.startsWith(" ") || safe.endsWith(" ")
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
