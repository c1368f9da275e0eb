package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Printable;

/**
 * The layout of DebugView's log files: eight digits, a tab, the time, a tab, and the text; before the text of a program
 * its process number in brackets. Two things DebugView cannot have stand in braces before the text: why a message did
 * not reach it, and that a row is a comment.
 */
final class TextLog implements LogFormat.Writing {
    static final String COMMENT = "COMMENT";

    @Override
    public String head() {
        return "";
    }

    @Override
    public String printed(ConsoleRow.Printed row, String time, long start) {
        String ghost = row.ghost() ? "{" + row.line().verdict().name() + "} " : "";
        String process = row.line().user() ? "[" + row.line().processId() + "] " : "";
        return line(row.number(), time, ghost + process + Printable.withTabs(row.text()));
    }

    @Override
    public String commented(ConsoleRow.Commented row) {
        return line(row.after(), "", "{" + COMMENT + "} " + Printable.withTabs(row.text()));
    }

    private static String line(int number, String time, String text) {
        return Times.digits(number, 8) + "\t" + time + "\t" + text + "\r\n";
    }

    @Override
    public String tail() {
        return "";
    }
}
