package dev.vmxscope.core.windows.verifier;

import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/**
 * Which memory of user mode a driver may touch while it serves a request: what it probed, or locked with an MDL, and
 * what was told already. It is kept by pages, because that is how it is seen.
 *
 * @param checked what was probed or locked, oldest first
 * @param told addresses of pages that were touched without a probe; each is told once a request
 */
public record UserWindow(TreePVector<Range> checked, TreePSet<Long> told) {
    /** Nothing may be touched. */
    public static final UserWindow CLOSED = new UserWindow(TreePVector.empty(), TreePSet.empty());

    private static final int MOST_RANGES = 64;
    private static final long PAGE = 4096;

    /**
     * Addresses that were checked.
     *
     * @param first the first, 64 bits
     * @param end the first behind them, 64 bits
     */
    public record Range(long first, long end) {}

    /** Whether an access to the page that holds the address is worth no word. */
    public boolean allows(long linear) {
        long page = linear & -PAGE;
        return told.contains(page)
                || checked.stream().anyMatch(range -> page < range.end() && range.first() < page + PAGE);
    }

    /** The same after a probe; the oldest is forgotten if there are too many. */
    public UserWindow checking(long first, long length) {
        TreePVector<Range> room = checked.size() < MOST_RANGES ? checked : checked.minus(0);
        return new UserWindow(room.plus(new Range(first, first + length)), told);
    }

    /** The same after a page was told. */
    public UserWindow telling(long linear) {
        return new UserWindow(checked, told.plus(linear & -PAGE));
    }
}
