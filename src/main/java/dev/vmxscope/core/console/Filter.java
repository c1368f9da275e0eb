package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.DebugLine;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which lines are meant: patterns parted by {@code ;}, of which one must occur in the line. Upper and lower case are the
 * same, and {@code *} stands for any characters. So it is in DebugView. Instead, the whole can be one regular expression.
 *
 * @param pattern as a person wrote it; blank means nothing
 * @param regex whether it is a regular expression
 * @param where what of a line is looked at
 */
public record Filter(String pattern, boolean regex, Where where) {
    /** The longest pattern that is taken, in characters. */
    public static final int LONGEST = 4096;

    /** Means no line at all. */
    public static final Filter NONE = new Filter("", false, Where.TEXT);

    /** What of a line is looked at. */
    public enum Where {
        /** What was printed. */
        TEXT,
        /** The name and the number of the process, {@code part2app.exe [4812]}. */
        PROCESS,
        /** Either of them. */
        BOTH
    }

    /** Patterns parted by {@code ;} for what was printed. */
    public static Filter wildcards(String pattern) {
        return new Filter(pattern, false, Where.TEXT);
    }

    /** A regular expression for what was printed. */
    public static Filter regex(String pattern) {
        return new Filter(pattern, true, Where.TEXT);
    }

    /** Whether it says nothing. */
    public boolean isBlank() {
        return regex ? pattern.isEmpty() : pattern.replace(";", "").isBlank();
    }

    /** The same for something else of a line. */
    public Filter withWhere(Where other) {
        return new Filter(pattern, regex, other);
    }

    /** Whether a line is meant; on which it takes too long counts as not. For one thread. */
    public Predicate<DebugLine> lines() {
        LineMatcher matcher = LineMatcher.of(this);
        return line -> matcher.look(line.text(), line.process(), line.processId()) == LineMatcher.Answer.MEANT;
    }

    /** Why it cannot be used, empty if it can; one that cannot be used means no line. */
    public Optional<Message> problem() {
        return LineMatcher.of(this).problem();
    }
}
