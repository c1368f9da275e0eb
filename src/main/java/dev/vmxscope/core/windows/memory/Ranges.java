package dev.vmxscope.core.windows.memory;

import java.util.Map;
import org.pcollections.TreePMap;

/**
 * Which numbers (addresses, or page frames) are free, as a value. First fit, so that the same requests always get the
 * same answers.
 *
 * @param free first number to how many, of every maximal free range
 */
public record Ranges(TreePMap<Long, Long> free) {
    /** What {@link #find} answers when nothing fits. */
    public static final long NONE = -1;

    /** All numbers from {@code first} on, {@code count} many, are free. Addresses count as signed numbers. */
    public static Ranges of(long first, long count) {
        return new Ranges(TreePMap.<Long, Long>empty().plus(first, count));
    }

    /**
     * The first number of the lowest free range of that length.
     *
     * @param alignment a power of two
     * @param end the range must lie below this
     * @param boundary a power of two that the range must not cross, or 0
     * @return {@link #NONE} if there is none
     */
    public long find(long count, long alignment, long end, long boundary) {
        for (var range : free.entrySet()) {
            long at = range.getKey() + alignment - 1 & -alignment;
            if (boundary != 0 && (at & -boundary) != (at + count - 1 & -boundary)) {
                at = at + boundary - 1 & -boundary;
            }
            if (at + count > end) {
                return NONE;
            }
            if (at + count <= range.getKey() + range.getValue()) {
                return at;
            }
        }
        return NONE;
    }

    /** The same without a range that is free now. */
    public Ranges without(long first, long count) {
        Map.Entry<Long, Long> range = free.floorEntry(first);
        if (range == null || first + count > range.getKey() + range.getValue()) {
            throw new IllegalArgumentException("not free: " + Long.toHexString(first));
        }
        long start = range.getKey();
        long end = start + range.getValue();
        TreePMap<Long, Long> left = first > start ? free.plus(start, first - start) : free.minus(start);
        return new Ranges(first + count < end ? left.plus(first + count, end - first - count) : left);
    }

    /** The same with a range that is taken now. */
    public Ranges with(long first, long count) {
        TreePMap<Long, Long> left = free;
        long start = first;
        long end = first + count;
        Map.Entry<Long, Long> before = left.lowerEntry(start);
        if (before != null && before.getKey() + before.getValue() == start) {
            start = before.getKey();
        }
        Long size = left.get(end);
        if (size != null) {
            left = left.minus(end);
            end += size;
        }
        return new Ranges(left.plus(start, end - start));
    }

    /** Whether all of it is free. */
    public boolean isFree(long first, long count) {
        Map.Entry<Long, Long> range = free.floorEntry(first);
        return range != null && first + count <= range.getKey() + range.getValue();
    }
}
