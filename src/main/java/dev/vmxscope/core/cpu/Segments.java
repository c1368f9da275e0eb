package dev.vmxscope.core.cpu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The eight segment registers as a value.
 *
 * @param all in the order of {@link SegmentName}
 */
public record Segments(List<Segment> all) {
    /** The real-mode segments after reset. Intel SDM Vol. 3A, table 10-1. */
    public static final Segments RESET = reset();

    /** Keeps the list unmodifiable. */
    public Segments {
        all = List.copyOf(all);
    }

    private static Segments reset() {
        List<Segment> list = new ArrayList<>(Collections.nCopies(SegmentName.values().length, Segment.real(0)));
        list.set(SegmentName.CS.ordinal(), Segment.real(0xF000).withBase(0xFFFF0000L));
        return new Segments(list);
    }

    /** The register of that name. */
    public Segment get(SegmentName name) {
        return all.get(name.ordinal());
    }

    /** The same with one replaced. */
    public Segments with(SegmentName name, Segment segment) {
        List<Segment> copy = new ArrayList<>(all);
        copy.set(name.ordinal(), segment);
        return new Segments(copy);
    }
}
