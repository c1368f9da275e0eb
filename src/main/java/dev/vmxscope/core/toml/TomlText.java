package dev.vmxscope.core.toml;

import java.util.ArrayList;
import java.util.List;

/**
 * A TOML text without its blank lines and comments. The parser's time grows with the cube of the number of line ends
 * that follow one another, so that a few thousand of them would keep it busy for minutes; without them it is linear.
 *
 * @param text what is left, each line ended by a line feed
 * @param lines for each line that is left, its number in the source, counted from 1
 */
record TomlText(String text, List<Integer> lines) {

    /** The text without blank lines and comments; what stands inside a string is kept as it is. */
    static TomlText compact(String source) {
        return new Scanner(source).scan();
    }

    /** The line of the source that the given line of the text came from, both counted from 1. */
    int sourceLine(int line) {
        return lines.isEmpty() ? line : lines.get(Math.min(Math.max(line, 1), lines.size()) - 1);
    }

    private static final class Scanner {
        private static final String BASIC = "\"\"\"";
        private static final String LITERAL = "'''";

        private final String source;
        private final StringBuilder kept = new StringBuilder();
        private final List<Integer> lines = new ArrayList<>();
        /** The quotes that end the multi-line string the scan is in; empty outside one. */
        private String open = "";

        Scanner(String source) {
            this.source = source;
        }

        TomlText scan() {
            int number = 1;
            for (int start = 0; start < source.length(); number++) {
                int feed = source.indexOf('\n', start);
                int end = feed < 0 ? source.length() : feed;
                boolean inString = !open.isEmpty();
                int stop = meaningfulEnd(start, end);
                if (inString || !source.substring(start, stop).isBlank()) {
                    kept.append(source, start, stop).append('\n');
                    lines.add(number);
                }
                start = end + 1;
            }
            return new TomlText(kept.toString(), List.copyOf(lines));
        }

        /** Where the line's comment begins, or its end if it has none. */
        private int meaningfulEnd(int start, int end) {
            int at = start;
            while (at < end) {
                char c = source.charAt(at);
                if (!open.isEmpty()) {
                    at = insideMultiLine(at, end, c);
                } else if (c == '#') {
                    return at;
                } else if (source.startsWith(BASIC, at) || source.startsWith(LITERAL, at)) {
                    open = c == '"' ? BASIC : LITERAL;
                    at += BASIC.length();
                } else {
                    at = c == '"' || c == '\'' ? afterString(at, end, c) : at + 1;
                }
            }
            return end;
        }

        private int insideMultiLine(int at, int end, char c) {
            if (c == '\\' && open.equals(BASIC)) {
                return Math.min(at + 2, end);
            }
            if (!source.startsWith(open, at)) {
                return at + 1;
            }
            int after = at + open.length();
            // A string may end in one or two quotes of its own before the three that close it.
            for (int extra = 0; extra < 2 && after < end && source.charAt(after) == c; extra++) {
                after++;
            }
            open = "";
            return after;
        }

        private int afterString(int start, int end, char quote) {
            int at = start + 1;
            while (at < end && source.charAt(at) != quote) {
                at += source.charAt(at) == '\\' && quote == '"' ? 2 : 1;
            }
            return Math.min(at + 1, end);
        }
    }
}
