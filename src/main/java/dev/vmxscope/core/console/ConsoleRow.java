package dev.vmxscope.core.console;

import dev.vmxscope.core.windows.DebugLine;

/** A row of the console, made when it is asked for. */
public sealed interface ConsoleRow {
    /** What stands in it, on one line, without a line end. */
    String text();

    /**
     * Something that was printed.
     *
     * @param message index of the message in the log, from 0; of the first, where several make one row
     * @param line that message
     * @param text of this row: a message with line feeds in it makes several rows
     * @param continues whether it goes on in a row of the same message above
     */
    record Printed(int message, DebugLine line, String text, boolean continues) implements ConsoleRow {
        /** The number that people read, from 1. */
        public int number() {
            return message + 1;
        }

        /** Whether it did not reach DebugView. */
        public boolean ghost() {
            return !line.passes();
        }
    }

    /**
     * Something that a person wrote.
     *
     * @param index place in {@link ConsoleNotes#comments()}
     * @param after how many messages stand before it
     * @param text the comment
     */
    record Commented(int index, int after, String text) implements ConsoleRow {}
}
