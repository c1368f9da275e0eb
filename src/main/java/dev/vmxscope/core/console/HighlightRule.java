package dev.vmxscope.core.console;

/**
 * How some lines are made to stand out. Of several rules that mean a line, the first counts.
 *
 * @param filter which lines
 * @param colour number of the colour, 0 to {@link #COLOURS} - 1; what colours these are is the screen's matter
 * @param mark a short text beside the colour, so that nothing is told by colour alone
 * @param enabled whether it is in force
 */
public record HighlightRule(Filter filter, int colour, String mark, boolean enabled) {
    /** How many colours there are. DebugView has ten since version 4.2. */
    public static final int COLOURS = 12;

    /** The longest mark, in characters. */
    public static final int LONGEST_MARK = 4;

    /** Takes a colour that there is, and a short mark. */
    public HighlightRule {
        if (colour < 0 || colour >= COLOURS) {
            throw new IllegalArgumentException("no colour " + colour);
        }
        mark = mark.length() > LONGEST_MARK ? mark.substring(0, LONGEST_MARK) : mark;
    }

    /** A rule that is in force, with the mark that stands for its colour: A for the first, B for the second. */
    public static HighlightRule of(Filter filter, int colour) {
        return new HighlightRule(filter, colour, String.valueOf((char) ('A' + colour)), true);
    }

    /** The same in force or not. */
    public HighlightRule withEnabled(boolean on) {
        return new HighlightRule(filter, colour, mark, on);
    }
}
