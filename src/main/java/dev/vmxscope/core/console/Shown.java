package dev.vmxscope.core.console;

import dev.vmxscope.core.windows.DebugLine;

/**
 * The rows that filters let through. It begins at a place of the person's choice and grows both ways from there, so that
 * what is on the screen is decided first, however long the log is.
 */
final class Shown {
    private final Rows rows;
    private final LineMatcher include;
    private final LineMatcher exclude;
    private final boolean all;
    private final boolean ghosts;
    private final IntList up = new IntList();
    /** Rows before the first place, falling. */
    private final IntList down = new IntList();

    private final IntList undecidedUp = new IntList();
    private final IntList undecidedDown = new IntList();
    private int from;
    private int low;
    private int high;

    Shown(Rows rows, FilterSet filters, boolean ghosts, int from) {
        this.rows = rows;
        this.include = LineMatcher.of(filters.include());
        this.exclude = LineMatcher.of(filters.exclude());
        this.all = filters.include().isBlank() || include.problem().isPresent();
        this.ghosts = ghosts;
        this.from = from;
        this.low = from;
        this.high = from;
    }

    /** Whether rows were taken off the end so far that this is worth nothing any more. */
    boolean truncated() {
        if (rows.size() < from) {
            return false;
        }
        high = Math.min(high, rows.size());
        up.truncate(up.below(high));
        undecidedUp.truncate(undecidedUp.below(high));
        return true;
    }

    /** Goes on; what is new comes first. Returns what is left of the effort, 0 or less if it was not enough. */
    long work(long effort) {
        long left = effort;
        while (high < rows.size() && left > 0) {
            left -= decide(high++, up, undecidedUp);
        }
        while (low > 0 && left > 0) {
            left -= decide(--low, down, undecidedDown);
        }
        return left;
    }

    private long decide(int row, IntList shown, IntList undecided) {
        DebugLine line = rows.line(rows.start(row));
        if (!ghosts && !line.passes()) {
            return 8;
        }
        long before = include.effort() + exclude.effort();
        LineMatcher.Answer wanted =
                all ? LineMatcher.Answer.MEANT : include.look(rows.text(row), line.process(), line.processId());
        if (wanted != LineMatcher.Answer.NOT_MEANT) {
            LineMatcher.Answer unwanted = exclude.look(rows.text(row), line.process(), line.processId());
            if (unwanted != LineMatcher.Answer.MEANT) {
                shown.add(row);
                if (wanted == LineMatcher.Answer.GIVEN_UP || unwanted == LineMatcher.Answer.GIVEN_UP) {
                    undecided.add(row);
                }
            }
        }
        return include.effort() + exclude.effort() - before + 8;
    }

    /** Rows that were not looked at yet. */
    int pending() {
        return low + rows.size() - high;
    }

    int size() {
        return down.size() + up.size();
    }

    /** The row at a place of what is shown. */
    int get(int index) {
        int before = down.size();
        return index < before ? down.get(before - 1 - index) : up.get(index - before);
    }

    /** How many of the shown rows are below that row. */
    int below(int row) {
        if (row >= from) {
            return down.size() + up.below(row);
        }
        int least = 0;
        int most = down.size();
        while (least < most) {
            int middle = (least + most) >>> 1;
            if (get(middle) < row) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }

    /** How many rows from that one on were looked at. */
    int decided(int row) {
        return Math.max(0, high - Math.max(low, row));
    }

    /** Of the rows from that one on that were looked at, how many are ghosts that are not shown. */
    int hiddenGhosts(int row) {
        int first = Math.max(low, row);
        return ghosts || first >= high ? 0 : rows.ghostsBelow(high) - rows.ghostsBelow(first);
    }

    int undecided() {
        return undecidedUp.size() + undecidedDown.size();
    }
}
