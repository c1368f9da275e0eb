package dev.vmxscope.ui.control;

/**
 * One line of a program.
 *
 * @param kind what the line is
 * @param addressText its address or line number, or empty
 * @param bytesText its machine code, or empty
 * @param text the line
 * @param current whether it is what runs next
 * @param breakpoint whether the program stops there
 * @param tooltip what there is to say about it, or empty
 */
public record CodeRow(
        Kind kind,
        String addressText,
        String bytesText,
        String text,
        boolean current,
        boolean breakpoint,
        String tooltip) {

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
