package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.DebugLine;
import java.util.Arrays;
import java.util.List;

/** Comma-separated values with a head line, see {@link Csv}. */
final class CsvLog implements LogFormat.Writing {
    static final List<String> COLUMNS = List.of(
            "number",
            "kind",
            "step",
            "time",
            "elapsed",
            "cpu",
            "irql",
            "origin",
            "process",
            "pid",
            "thread",
            "component",
            "level",
            "mask",
            "all",
            "verdict",
            "caller",
            "text");
    static final String PRINTED = "printed";
    static final String COMMENT = "comment";
    static final String KERNEL = "kernel";
    static final String USER = "user";

    @Override
    public String head() {
        return Csv.row(COLUMNS.toArray(String[]::new));
    }

    @Override
    public String printed(ConsoleRow.Printed row, String time, long start) {
        DebugLine line = row.line();
        return Csv.row(
                Integer.toString(row.number()),
                PRINTED,
                known(line.step()),
                Times.date(line.time()),
                Times.seconds(line.time() - start),
                known(line.cpu()),
                known(line.irql()),
                line.user() ? USER : KERNEL,
                line.process(),
                known(line.processId()),
                known(line.thread()),
                known(line.component()),
                line.component() == LoadedLog.UNKNOWN ? "" : Integer.toUnsignedString(line.level()),
                hex(line.mask()),
                hex(line.all()),
                line.verdict().name(),
                line.caller() == 0 ? "" : "0x" + Message.digits(line.caller()),
                row.text());
    }

    @Override
    public String commented(ConsoleRow.Commented row) {
        String[] values = new String[COLUMNS.size()];
        Arrays.fill(values, "");
        values[0] = Integer.toString(row.after());
        values[1] = COMMENT;
        values[values.length - 1] = row.text();
        return Csv.row(values);
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
}
