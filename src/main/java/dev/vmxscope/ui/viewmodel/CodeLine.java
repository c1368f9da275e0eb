package dev.vmxscope.ui.viewmodel;

/**
 * One line of code.
 *
 * @param kind what it is
 * @param address where a breakpoint on it would be, 0 if it cannot have one
 * @param number its address or line number, or empty
 * @param bytes its machine code, or empty
 * @param text the line
 * @param current whether it is what runs next
 * @param breakpoint whether the program stops there
 */
public record CodeLine(
        Kind kind, long address, String number, String bytes, String text, boolean current, boolean breakpoint) {

    /** What a line is. */
    public enum Kind {
        /** A line of a source file. */
        SOURCE,
        /** A machine instruction. */
        INSTRUCTION,
        /** The name of a place. */
        LABEL
    }
}
