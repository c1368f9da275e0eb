package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.ui.control.LogRow;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The lines of the debug log from one of them on, made into rows when they are asked for. */
final class ConsoleRows extends AbstractList<LogRow> implements RandomAccess {
    private final Texts texts;
    private final List<DebugLine> lines;
    private final int first;

    /** The rows of the lines from index {@code first} on; none if there are fewer. */
    ConsoleRows(Texts texts, List<DebugLine> lines, int first) {
        this.texts = texts;
        this.lines = lines;
        this.first = Math.min(first, lines.size());
    }

    @Override
    public LogRow get(int index) {
        DebugLine line = lines.get(first + index);
        String when = texts.format("console.when", Long.toString(line.step()), Integer.toString(line.cpu()));
        return new LogRow(first + index + 1L, when, onOneLine(line.text()));
    }

    @Override
    public int size() {
        return lines.size() - first;
    }

    /** Rows are of one height: a line end inside a message shows as a sign. */
    private static String onOneLine(String text) {
        return text.strip().replace("\r", "").replace("\n", " ↵ ");
    }
}
