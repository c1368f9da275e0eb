package dev.vmxscope.core.console;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the console shows what was printed. What is captured at all is a setting of the machine instead
 * ({@link dev.vmxscope.core.windows.print.DebugCapture}), because it decides when a message is printed.
 *
 * @param filters what is shown and what stands out
 * @param forceReturns DebugView's "Force Carriage Returns": every message is a row of its own. Without it a message
 *     that ends without a line feed waits for the next one of the same process, and both make one row
 * @param ghosts whether messages that did not reach DebugView are shown too, with their reason
 * @param depth the most lines that are shown, the newest; 0 for no limit. The machine keeps them all
 * @param marker the message that clears the console when it is captured; empty for none
 * @param time what the time column tells
 * @param columns the columns
 */
public record ConsoleSettings(
        FilterSet filters,
        boolean forceReturns,
        boolean ghosts,
        int depth,
        String marker,
        TimeStyle time,
        Set<Column> columns) {
    /** The message by which a program clears DebugView. Source: Microsoft, "DebugView", new in version 4.3. */
    public static final String DEFAULT_MARKER = "DBGVIEWCLEAR";

    /** As DebugView stands when it is started, with the ghosts that it cannot show. */
    public static final ConsoleSettings DEFAULT = new ConsoleSettings(
            FilterSet.EMPTY,
            true,
            true,
            0,
            DEFAULT_MARKER,
            TimeStyle.ELAPSED,
            EnumSet.of(Column.NUMBER, Column.TIME, Column.PROCESSOR, Column.PROCESS, Column.TEXT));

    /** Keeps the set unmodifiable; the text is always shown. */
    public ConsoleSettings {
        if (depth < 0) {
            throw new IllegalArgumentException("depth: " + depth);
        }
        EnumSet<Column> shown = EnumSet.of(Column.TEXT);
        shown.addAll(columns);
        columns = Collections.unmodifiableSet(shown);
    }

    /** The same with other filters. */
    public ConsoleSettings withFilters(FilterSet other) {
        return new ConsoleSettings(other, forceReturns, ghosts, depth, marker, time, columns);
    }

    /** The same with carriage returns forced or not. */
    public ConsoleSettings withForceReturns(boolean on) {
        return new ConsoleSettings(filters, on, ghosts, depth, marker, time, columns);
    }

    /** The same with ghosts or without. */
    public ConsoleSettings withGhosts(boolean on) {
        return new ConsoleSettings(filters, forceReturns, on, depth, marker, time, columns);
    }

    /** The same with another history depth, 0 for no limit. */
    public ConsoleSettings withDepth(int lines) {
        return new ConsoleSettings(filters, forceReturns, ghosts, lines, marker, time, columns);
    }

    /** The same with another text that clears; empty for none. */
    public ConsoleSettings withMarker(String text) {
        return new ConsoleSettings(filters, forceReturns, ghosts, depth, text, time, columns);
    }

    /** The same with another time column. */
    public ConsoleSettings withTime(TimeStyle style) {
        return new ConsoleSettings(filters, forceReturns, ghosts, depth, marker, style, columns);
    }

    /** The same with other columns. */
    public ConsoleSettings withColumns(Set<Column> shown) {
        return new ConsoleSettings(filters, forceReturns, ghosts, depth, marker, time, shown);
    }
}
