package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.console.ConsoleView;
import dev.vmxscope.core.console.LoadedLog;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.print.DebugLevel;
import dev.vmxscope.core.windows.print.FilterTest;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.viewmodel.Desk;
import java.util.ArrayList;
import java.util.List;

/** What stands in the columns of the console, and what is said of its rows. */
final class ConsoleWords {
    private final Desk desk;
    private final Texts texts;

    ConsoleWords(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
    }

    /** What a column says of the row at that index. */
    String cell(ConsoleView view, int index, ConsoleRow row, Column column) {
        if (!(row instanceof ConsoleRow.Printed printed)) {
            return column == Column.TEXT ? row.text() : "";
        }
        if (printed.continues() && column != Column.TEXT) {
            return "";
        }
        DebugLine line = printed.line();
        return switch (column) {
            case NUMBER -> Integer.toString(printed.number());
            case TIME -> view.time(index);
            case PROCESSOR -> known(line.cpu());
            case PROCESS -> process(line);
            case IRQL -> known(line.irql());
            case COMPONENT -> component(line);
            case TEXT -> row.text().stripTrailing();
        };
    }

    /** A number; nothing if a saved log does not tell it. */
    private static String known(int number) {
        return number == LoadedLog.UNKNOWN ? "" : Integer.toString(number);
    }

    /** A process with its number. */
    String process(DebugLine line) {
        return line.processId() == LoadedLog.UNKNOWN
                ? line.process()
                : texts.format("console.process", line.process(), line.processId());
    }

    /** Component and level of a kernel message. */
    String component(DebugLine line) {
        if (!line.user() && line.level() == LoadedLog.UNKNOWN) {
            return "";
        }
        return line.user()
                ? texts.get("console.win32")
                : texts.format("console.component", line.filter().component().name(), DebugLevel.name(line.level()));
    }

    /** Why a message did not reach DebugView, shortly. */
    String reason(DebugLine line) {
        FilterTest test = line.filter();
        return texts.format(
                "console.ghost." + line.verdict().name(),
                component(line),
                HexText.of(test.bits() & 0xFFFFFFFFL, 32),
                HexText.of(test.open() & 0xFFFFFFFFL, 32));
    }

    /** All that is known of a row. */
    String tip(ConsoleView view, int index, ConsoleRow row) {
        if (!(row instanceof ConsoleRow.Printed printed)) {
            return texts.format("console.tip.comment", row.text());
        }
        DebugLine line = printed.line();
        List<String> parts = new ArrayList<>();
        parts.add(texts.format(
                "console.tip",
                printed.number(),
                view.time(index),
                line.cpu(),
                process(line),
                line.irql(),
                component(line),
                Long.toString(line.step()),
                desk.views().getValue().name(line.caller())));
        if (printed.ghost()) {
            parts.add(reason(line));
        }
        parts.add(row.text());
        return String.join("\n", parts);
    }

    /** Rows as text, a line each, the chosen columns parted by tabs. */
    String text(ConsoleView view, List<Integer> rows) {
        StringBuilder text = new StringBuilder();
        for (int index : rows) {
            ConsoleRow row = view.row(index);
            List<String> cells = new ArrayList<>();
            for (Column column : Column.values()) {
                if (view.settings().columns().contains(column)) {
                    cells.add(cell(view, index, row, column));
                }
            }
            text.append(String.join("\t", cells)).append('\n');
        }
        return text.toString();
    }
}
