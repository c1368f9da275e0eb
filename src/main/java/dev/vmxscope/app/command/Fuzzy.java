package dev.vmxscope.app.command;

import java.util.Locale;
import java.util.OptionalInt;

/** How well words that a person typed fit a name: all letters in their order, best where they begin its words. */
public final class Fuzzy {
    private static final int WHOLE = 40;
    private static final int NEXT = 8;
    private static final int BEGINS = 6;
    private static final int NONE = Integer.MIN_VALUE / 2;
    /** Longer names are cut: what is typed is short, and the time goes with the product of the two. */
    private static final int LONGEST = 200;

    private Fuzzy() {}

    /**
     * The more the better; empty if a word does not fit at all.
     *
     * @param words one or more, apart by blanks; each must fit
     */
    public static OptionalInt score(String words, String name) {
        String where = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        int sum = 0;
        for (String word : words.strip().split("\\s+")) {
            int score = word.length() > where.length() ? NONE : word(word, where);
            if (score <= 0) {
                return OptionalInt.empty();
            }
            sum += score;
        }
        // Of two names that fit alike the shorter one is meant.
        return OptionalInt.of(sum * 4 - where.length() / 4);
    }

    private static int word(String word, String name) {
        String low = name.toLowerCase(Locale.ROOT);
        String wanted = word.toLowerCase(Locale.ROOT);
        if (low.length() != name.length()) {
            return low.contains(wanted) ? WHOLE : NONE;
        }
        int at = low.indexOf(wanted);
        int best = NONE;
        for (; at >= 0 && !wanted.isEmpty(); at = low.indexOf(wanted, at + 1)) {
            int end = at + wanted.length() == low.length() || begins(name, at + wanted.length()) ? BEGINS : 0;
            best = Math.max(best, WHOLE + wanted.length() * NEXT + (begins(name, at) ? WHOLE / 2 + end : 0));
        }
        return best > 0 ? best : scattered(wanted, low, name);
    }

    /** The best way to find the letters one after the other; rows are letters of the word, columns of the name. */
    private static int scattered(String wanted, String low, String name) {
        int[] last = new int[low.length() + 1];
        boolean[] hitLast = new boolean[low.length() + 1];
        for (int letter = 0; letter < wanted.length(); letter++) {
            int[] now = new int[low.length() + 1];
            boolean[] hitNow = new boolean[low.length() + 1];
            now[0] = NONE;
            for (int at = 1; at <= low.length(); at++) {
                boolean same = low.charAt(at - 1) == wanted.charAt(letter) && last[at - 1] > NONE;
                int bonus = begins(name, at - 1) ? BEGINS : letter > 0 && hitLast[at - 1] ? NEXT : -BEGINS;
                int taken = same ? last[at - 1] + bonus : NONE;
                hitNow[at] = taken >= now[at - 1] && taken > NONE;
                now[at] = Math.max(taken, now[at - 1]);
            }
            last = now;
            hitLast = hitNow;
        }
        return last[low.length()];
    }

    /** Whether a word of the name begins there: after a sign or blank, or where small letters end. */
    private static boolean begins(String name, int at) {
        if (at == 0 || at >= name.length()) {
            return at == 0;
        }
        char before = name.charAt(at - 1);
        char here = name.charAt(at);
        return !Character.isLetterOrDigit(before)
                || Character.isUpperCase(here) && !Character.isUpperCase(before)
                || Character.isDigit(here) != Character.isDigit(before);
    }
}
