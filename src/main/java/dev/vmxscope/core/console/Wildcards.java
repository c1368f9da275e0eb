package dev.vmxscope.core.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Patterns parted by {@code ;}, each of which is pieces parted by {@code *}: a text fits if the pieces of one pattern
 * occur in it one after the other. Pieces are looked for from left to right and none is looked for twice, so that it
 * takes no longer than reading the text once for each piece.
 */
final class Wildcards {
    static final Wildcards NONE = new Wildcards(List.of());

    private final List<List<String>> patterns;

    private Wildcards(List<List<String>> patterns) {
        this.patterns = patterns;
    }

    static Wildcards of(String written) {
        List<List<String>> patterns = new ArrayList<>();
        for (String pattern : written.split(";")) {
            if (pattern.isBlank()) {
                continue;
            }
            List<String> pieces = new ArrayList<>();
            for (String piece : pattern.strip().split("\\*")) {
                if (!piece.isEmpty()) {
                    pieces.add(piece.toLowerCase(Locale.ROOT));
                }
            }
            patterns.add(List.copyOf(pieces));
        }
        return new Wildcards(List.copyOf(patterns));
    }

    /** Whether one of the patterns fits. */
    boolean in(String text) {
        for (List<String> pieces : patterns) {
            if (fits(pieces, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(List<String> pieces, String text) {
        int from = 0;
        for (String piece : pieces) {
            int found = find(text, piece, from);
            if (found < 0) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }

    /** Where the lower-case piece stands in the text, whatever the text's case; -1 if nowhere. */
    static int find(String text, String piece, int from) {
        char first = piece.charAt(0);
        char upper = Character.toUpperCase(first);
        int last = text.length() - piece.length();
        for (int at = from; at <= last; at++) {
            char c = text.charAt(at);
            if ((c == first || c == upper) && text.regionMatches(true, at, piece, 0, piece.length())) {
                return at;
            }
        }
        return -1;
    }
}
