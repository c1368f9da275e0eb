package dev.vmxscope.core.toml;

import dev.vmxscope.core.text.Message;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name was meant to be, by the fewest letters inserted, deleted or replaced. */
public final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The nearest of the names, the first of equally near ones; empty if none is near. */
    public static Optional<String> of(String wanted, Collection<String> names) {
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        String lowerCase = wanted.toLowerCase(Locale.ROOT);
        int best = Math.max(2, wanted.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String name : names) {
            int distance = distance(lowerCase, name.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /** {@code "; did you mean NAME?"}, or nothing if no name is near: the end of a sentence. */
    public static Message hint(String wanted, Collection<String> names) {
        return of(wanted, names).map(name -> Message.of("hint.near", name)).orElse(Message.verbatim(""));
    }

    /** The Levenshtein distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
