package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Filter} ready for use. It keeps account of its work, in characters that it read, and gives up a line on which
 * it takes too long. Not for two threads.
 */
final class LineMatcher {
    /** The most characters that are read for one line. */
    static final int ALLOWANCE = 100_000;

    /** After so many lines that were given up, the pattern is not tried again. */
    static final int MOST_GIVEN_UP = 20;

    /** The most repetitions that a pattern may ask for, {@code {n}} times {@code {m}}: some of nothing cost time too. */
    static final int MOST_REPEATS = 10_000;

    private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    /** What came of looking at a line. */
    enum Answer {
        MEANT,
        NOT_MEANT,
        GIVEN_UP
    }

    private final Filter filter;
    private final Wildcards wildcards;
    private final @Nullable Matcher regex;
    private final Optional<Message> problem;
    private final CountedText counted = new CountedText();
    private int givenUp;
    private long effort;

    private LineMatcher(Filter filter, Wildcards wildcards, @Nullable Matcher regex, Optional<Message> problem) {
        this.filter = filter;
        this.wildcards = wildcards;
        this.regex = regex;
        this.problem = problem;
    }

    static LineMatcher of(Filter filter) {
        if (filter.pattern().length() > Filter.LONGEST) {
            return new LineMatcher(
                    filter, Wildcards.NONE, null, Optional.of(Message.of("console.pattern.long", Filter.LONGEST)));
        }
        if (!filter.regex() || filter.isBlank()) {
            return new LineMatcher(
                    filter, Wildcards.of(filter.isBlank() ? "" : filter.pattern()), null, Optional.empty());
        }
        if (repeats(filter.pattern()) > MOST_REPEATS) {
            return broken(filter, Message.of("console.pattern.repeats", MOST_REPEATS));
        }
        try {
            Pattern pattern = Pattern.compile(filter.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            return new LineMatcher(filter, Wildcards.NONE, pattern.matcher(""), Optional.empty());
        } catch (PatternSyntaxException e) {
            int at = Math.max(e.getIndex(), 0) + 1;
            return broken(filter, Message.of("console.pattern.broken", filter.pattern(), at));
        } catch (StackOverflowError e) {
            return broken(filter, Message.of("console.pattern.deep"));
        }
    }

    /** The product of all counts in a pattern, at most a bit more than what is allowed. */
    private static long repeats(String pattern) {
        long product = 1;
        Matcher count = REPEAT.matcher(pattern);
        while (count.find() && product <= MOST_REPEATS) {
            String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
            product *= most.length() > 5 ? MOST_REPEATS + 1L : Math.max(1, Integer.parseInt(most));
        }
        return product;
    }

    private static LineMatcher broken(Filter filter, Message why) {
        return new LineMatcher(filter, Wildcards.NONE, null, Optional.of(why));
    }

    /** Why it cannot be used; it means no line then. */
    Optional<Message> problem() {
        return problem;
    }

    /** How many characters it has read so far. */
    long effort() {
        return effort;
    }

    /** Whether a line is meant. */
    Answer look(String text, String process, int processId) {
        Answer first = filter.where() == Filter.Where.PROCESS ? Answer.NOT_MEANT : look(text);
        if (first == Answer.MEANT || filter.where() == Filter.Where.TEXT) {
            return first;
        }
        Answer second = look(process + " [" + processId + "]");
        return second == Answer.NOT_MEANT ? first : second;
    }

    private Answer look(String text) {
        if (regex == null) {
            effort += text.length() + 8L;
            return wildcards.in(text) ? Answer.MEANT : Answer.NOT_MEANT;
        }
        if (givenUp >= MOST_GIVEN_UP) {
            return Answer.GIVEN_UP;
        }
        counted.reset(text, ALLOWANCE);
        try {
            return regex.reset(counted).find() ? Answer.MEANT : Answer.NOT_MEANT;
        } catch (CountedText.Exhausted | StackOverflowError e) {
            givenUp++;
            return Answer.GIVEN_UP;
        } finally {
            effort += ALLOWANCE - counted.left() + 8L;
        }
    }
}
