package dev.vmxscope.core.console;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that messages make, whatever is shown of them: a message with line feeds makes several rows, and without
 * forced carriage returns several messages make one. It follows a growing log and costs only what is new.
 */
final class Rows {
    /** A row that waits for its line feed is shown all the same when it has so many characters. Source: the size of the
     * buffer of OutputDebugString, DBWIN_BUFFER, 4 KB. */
    static final int LONGEST_JOINED = 4096;

    private static final int KERNEL = -1;
    private static final int PER_MESSAGE = 16;

    private final boolean force;
    private final String marker;
    private Trail<DebugLine> log = Trail.empty();
    private int next;
    /** The message that ends the row in the high half, where in it the row begins in the low half. */
    private final LongList rows = new LongList();
    /** Rows of several messages, and where in the log these begin, like {@link #rows}. */
    private final IntList joined = new IntList();

    private final LongList joinedFrom = new LongList();
    private final IntList ghostRows = new IntList();
    private final IntList ghostMessages = new IntList();
    private final IntList markers = new IntList();
    private final Map<Integer, Open> open = new LinkedHashMap<>();

    /** A row that has no end yet. */
    private record Open(long from, int messages, int length) {}

    Rows(boolean force, String marker) {
        this.force = force;
        this.marker = marker;
    }

    /** Goes over to another log; returns whether what was known of the rows is still true, or only shorter. */
    boolean follow(Trail<DebugLine> other) {
        int common = Math.min(next, other.size());
        boolean same = common == 0 || sameEnd(other, common);
        if (!same || (other.size() < next && !force)) {
            return false;
        }
        log = other;
        if (other.size() < next) {
            truncate();
        }
        return true;
    }

    /** Whether both logs are one up to there: lines are made once, so that the last one tells. */
    @SuppressWarnings("ReferenceEquality")
    private boolean sameEnd(Trail<DebugLine> other, int count) {
        return other.get(count - 1) == log.get(count - 1);
    }

    private void truncate() {
        next = log.size();
        rows.truncate(first(next));
        ghostRows.truncate(ghostRows.below(rows.size()));
        ghostMessages.truncate(ghostMessages.below(next));
        markers.truncate(markers.below(next));
    }

    /** Goes on with the messages that are new; returns what is left of the effort, 0 or less if it was not enough. */
    long work(long effort) {
        long left = effort;
        while (next < log.size() && left > 0) {
            DebugLine line = log.get(next);
            take(line);
            left -= line.text().length() + PER_MESSAGE;
            next++;
        }
        return left;
    }

    private void take(DebugLine line) {
        String text = line.text();
        if (!line.passes()) {
            ghostMessages.add(next);
            int before = rows.size();
            split(text, 0);
            for (int row = before; row < rows.size(); row++) {
                ghostRows.add(row);
            }
            return;
        }
        if (!marker.isEmpty() && text.strip().equals(marker)) {
            markers.add(next);
        }
        if (force) {
            split(text, 0);
        } else {
            join(line, text);
        }
    }

    /** The rows of a message from there on; the last one needs no line feed. */
    private void split(String text, int from) {
        int start = from;
        do {
            rows.add((long) next << Integer.SIZE | start);
            int feed = text.indexOf('\n', start);
            start = feed < 0 ? text.length() : feed + 1;
        } while (start < text.length());
    }

    private void join(DebugLine line, String text) {
        int source = line.user() ? line.processId() : KERNEL;
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int length = (feed < 0 ? text.length() : feed) - start;
            Open before = open.remove(source);
            Open now = before == null
                    ? new Open((long) next << Integer.SIZE | start, 1, length)
                    : new Open(before.from(), before.messages() + 1, before.length() + length);
            if (feed < 0 && now.length() < LONGEST_JOINED) {
                open.put(source, now);
                return;
            }
            end(now, start);
            start = feed < 0 ? text.length() : feed + 1;
        }
    }

    private void end(Open row, int start) {
        if (row.messages() > 1) {
            joined.add(rows.size());
            joinedFrom.add(row.from());
        }
        rows.add((long) next << Integer.SIZE | start);
    }

    /** Messages that were looked at. */
    int messages() {
        return next;
    }

    /** Messages that were not looked at yet. */
    int pending() {
        return log.size() - next;
    }

    int size() {
        return rows.size();
    }

    /** The first row of that message or a later one. */
    int first(int message) {
        return rows.below((long) message << Integer.SIZE);
    }

    /** How many rows below that one are ghosts. */
    int ghostsBelow(int row) {
        return ghostRows.below(row);
    }

    /** How many messages did not reach DebugView. */
    int ghosts() {
        return ghostMessages.size();
    }

    /** Messages that wait for the end of their row. */
    int held() {
        return open.values().stream().mapToInt(Open::messages).sum();
    }

    /** How many messages the program's marker took off the screen. */
    int clearedByMarker() {
        return markers.size() == 0 ? 0 : markers.get(markers.size() - 1) + 1;
    }

    /** The message that ends a row. */
    int message(int row) {
        return (int) (rows.get(row) >>> Integer.SIZE);
    }

    /** The message that begins a row. */
    int start(int row) {
        int at = joined.below(row);
        return at < joined.size() && joined.get(at) == row ? (int) (joinedFrom.get(at) >>> Integer.SIZE) : message(row);
    }

    DebugLine line(int message) {
        return log.get(message);
    }

    /** Whether a row goes on with the message of the row above. */
    boolean continues(int row) {
        return (int) rows.get(row) != 0 && start(row) == message(row);
    }

    /** What stands in a row, without its line end. */
    String text(int row) {
        long end = rows.get(row);
        int at = joined.below(row);
        if (at < joined.size() && joined.get(at) == row) {
            return joinedText(joinedFrom.get(at), (int) (end >>> Integer.SIZE));
        }
        return piece(log.get((int) (end >>> Integer.SIZE)).text(), (int) end);
    }

    private String joinedText(long from, int last) {
        int first = (int) (from >>> Integer.SIZE);
        DebugLine begin = log.get(first);
        StringBuilder text = new StringBuilder(piece(begin.text(), (int) from));
        for (int message = first + 1; message <= last; message++) {
            DebugLine line = log.get(message);
            if (line.passes()
                    && line.user() == begin.user()
                    && (!line.user() || line.processId() == begin.processId())) {
                text.append(piece(line.text(), 0));
            }
        }
        return text.toString();
    }

    private static String piece(String text, int start) {
        int feed = text.indexOf('\n', start);
        int end = feed < 0 ? text.length() : feed;
        while (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return start == 0 && end == text.length() ? text : text.substring(start, end);
    }
}
