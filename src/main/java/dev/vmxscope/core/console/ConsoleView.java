package dev.vmxscope.core.console;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows of the console over a log that grows, shrinks when a person goes back in time, or becomes another one. What is
 * new costs only itself. Nothing is done in the methods that tell what has changed; {@link #work} does it in portions,
 * so that whoever draws can draw in between: call it once for each picture until it says that all is done.
 *
 * <p>For one thread. Rows have an index from 0; it moves when rows come in above, so that a place is remembered by the
 * number of its message ({@link #indexOf}).
 */
public final class ConsoleView {
    private ConsoleSettings settings;
    private ConsoleNotes notes = ConsoleNotes.EMPTY;
    private Trail<DebugLine> log = Trail.empty();
    private Rows rows;
    private Shown shown;
    private int keep = -1;
    private boolean placed;
    private List<LineMatcher> rules;
    private long version;
    private Placed comments = Placed.NONE;
    private long commentsVersion = -1;

    /** A console without lines. */
    public ConsoleView(ConsoleSettings settings) {
        this.settings = settings;
        this.rows = new Rows(settings.forceReturns(), settings.marker());
        this.shown = new Shown(rows, settings.filters(), settings.ghosts(), 0);
        this.rules = compiled(settings);
    }

    private static List<LineMatcher> compiled(ConsoleSettings settings) {
        List<LineMatcher> all = new ArrayList<>();
        settings.filters().rules().forEach(rule -> all.add(LineMatcher.of(rule.filter())));
        return all;
    }

    /** Another log is to be shown, mostly the same with more lines. */
    public void setLog(Trail<DebugLine> other) {
        log = other;
        version++;
        if (!rows.follow(other)) {
            restart();
        } else if (!shown.truncated()) {
            filterAgain();
        }
    }

    /**
     * Other settings are in force.
     *
     * @param message what is decided first, if the filters changed: the rows around that message; -1 for the newest ones
     */
    public void setSettings(ConsoleSettings other, int message) {
        ConsoleSettings before = settings;
        settings = other;
        version++;
        keep = message;
        rules = compiled(other);
        if (before.forceReturns() != other.forceReturns() || !before.marker().equals(other.marker())) {
            restart();
        } else if (before.ghosts() != other.ghosts()
                || !before.filters().include().equals(other.filters().include())
                || !before.filters().exclude().equals(other.filters().exclude())) {
            filterAgain();
        }
    }

    /** Other comments, or cleared elsewhere. */
    public void setNotes(ConsoleNotes other) {
        notes = other;
        version++;
    }

    private void restart() {
        rows = new Rows(settings.forceReturns(), settings.marker());
        rows.follow(log);
        filterAgain();
    }

    private void filterAgain() {
        shown = new Shown(rows, settings.filters(), settings.ghosts(), 0);
        placed = false;
    }

    /**
     * Goes on with what is not decided yet, the newest lines first.
     *
     * @param effort how much, about as many as characters are to be looked at; 10 million take some 20 ms
     * @return whether all is done
     */
    public boolean work(long effort) {
        if (complete()) {
            return true;
        }
        version++;
        long left = rows.work(effort);
        if (rows.pending() == 0 && !placed) {
            int from = keep < 0 ? rows.size() : rows.first(keep);
            shown = new Shown(rows, settings.filters(), settings.ghosts(), from);
            placed = true;
        }
        if (placed && left > 0) {
            shown.work(left);
        }
        return complete();
    }

    /** Whether all is decided. */
    public boolean complete() {
        return rows.pending() == 0 && placed && shown.pending() == 0;
    }

    /** A number that changes whenever the rows may have changed. */
    public long version() {
        return version;
    }

    /** The settings in force. */
    public ConsoleSettings settings() {
        return settings;
    }

    /** The notes in force. */
    public ConsoleNotes notes() {
        return notes;
    }

    private int cleared() {
        return Math.min(Math.max(notes.cleared(), rows.clearedByMarker()), rows.messages());
    }

    private int firstRow() {
        return rows.first(cleared());
    }

    /** How many of the rows that passed the filters are left out at the beginning. */
    private int skipped() {
        int gone = shown.below(firstRow());
        int left = shown.size() - gone;
        return settings.depth() > 0 && left > settings.depth() ? gone + left - settings.depth() : gone;
    }

    /** How many rows there are. */
    public int size() {
        return shown.size() - skipped() + comments().size();
    }

    /**
     * A row.
     *
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public ConsoleRow row(int index) {
        Objects.checkIndex(index, size());
        Placed placedComments = comments();
        int comment = placedComments.at(index);
        if (comment >= 0) {
            int number = placedComments.first() + comment;
            return new ConsoleRow.Commented(
                    number,
                    notes.comments().get(number).after(),
                    notes.comments().get(number).text());
        }
        return printed(shown.get(skipped() + index - placedComments.before(index)));
    }

    private ConsoleRow.Printed printed(int row) {
        int message = rows.start(row);
        return new ConsoleRow.Printed(message, rows.line(message), rows.text(row), rows.continues(row));
    }

    /** The index of the first row of that message or a later one; the number of rows if there is none. */
    public int indexOf(int message) {
        int line = Math.max(0, shown.below(rows.first(message)) - skipped());
        return comments().indexOfLine(line);
    }

    /** The rule by which a row stands out: the first that is in force and means it. */
    public Optional<HighlightRule> highlight(ConsoleRow row) {
        if (!(row instanceof ConsoleRow.Printed printed)) {
            return Optional.empty();
        }
        List<HighlightRule> all = settings.filters().rules();
        for (int n = 0; n < all.size(); n++) {
            if (all.get(n).enabled()
                    && rules.get(n)
                                    .look(
                                            printed.text(),
                                            printed.line().process(),
                                            printed.line().processId())
                            == LineMatcher.Answer.MEANT) {
                return Optional.of(all.get(n));
            }
        }
        return Optional.empty();
    }

    /** What the time column says of the row at that index; nothing for a comment. */
    public String time(int index) {
        if (!(row(index) instanceof ConsoleRow.Printed printed)) {
            return "";
        }
        long time = printed.line().time();
        return switch (settings.time()) {
            case ELAPSED -> Times.seconds(time - start());
            case CLOCK -> Times.clock(time);
            case CLOCK_MILLISECONDS -> Times.clockMilliseconds(time);
            case SINCE_PREVIOUS -> "+" + Times.seconds(Math.max(0, time - timeAbove(index, time)));
        };
    }

    private long timeAbove(int index, long none) {
        for (int above = index - 1; above >= 0; above--) {
            if (row(above) instanceof ConsoleRow.Printed printed) {
                return printed.line().time();
            }
        }
        return none;
    }

    /** When the first row since the console was cleared was printed, in units of 100 ns since 1601; 0 without rows. */
    public long start() {
        int first = firstRow();
        return first < rows.size() ? rows.line(rows.start(first)).time() : 0;
    }

    /** What became of all messages. */
    public ConsoleCounts counts() {
        int first = firstRow();
        int passed = shown.size() - shown.below(first);
        int hiddenGhosts = shown.hiddenGhosts(first);
        return new ConsoleCounts(
                log.size(),
                rows.ghosts(),
                cleared(),
                shown.decided(first) - passed - hiddenGhosts,
                hiddenGhosts,
                skipped() - shown.below(first),
                rows.held(),
                shown.undecided(),
                rows.pending() + shown.pending());
    }

    /** A search through the rows as they are now. */
    public ConsoleSearch search(Filter wanted, int from, boolean forward) {
        return new ConsoleSearch(this, wanted, from, forward);
    }

    private Placed comments() {
        if (commentsVersion != version) {
            commentsVersion = version;
            comments = placedComments();
        }
        return comments;
    }

    private Placed placedComments() {
        List<Comment> all = notes.comments();
        int first = notes.clearedComments();
        while (first < all.size()
                && rows.clearedByMarker() > 0
                && all.get(first).after() < rows.clearedByMarker()) {
            first++;
        }
        IntList lines = new IntList();
        int skip = all.isEmpty() ? 0 : skipped();
        for (int n = first; n < all.size() && all.get(n).after() <= rows.messages(); n++) {
            lines.add(Math.max(0, shown.below(rows.first(all.get(n).after())) - skip));
        }
        return new Placed(first, lines);
    }
}
