package dev.vmxscope.core.console;

/**
 * A row that a person wrote between the lines.
 *
 * @param after how many messages stand before it
 * @param text on one line
 */
public record Comment(int after, String text) {
    /** The longest comment, in characters. */
    public static final int LONGEST = 1024;

    /** Puts the text on one line. */
    public Comment {
        if (after < 0) {
            throw new IllegalArgumentException("a comment before the first line: " + after);
        }
        text = text.replaceAll("\\s+", " ").strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
