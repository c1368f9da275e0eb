package dev.vmxscope.core.symbols;

import java.util.List;

/**
 * A variable is at a place while these instructions run.
 *
 * @param place where it is
 * @param range from where to where
 * @param gaps parts of the range in which it is not there
 */
public record LiveRange(Place place, CodeRange range, List<CodeRange> gaps) {
    /** Copies the list. */
    public LiveRange {
        gaps = List.copyOf(gaps);
    }

    /** True when the variable is there before the instruction at {@code rva} runs. */
    public boolean covers(long rva) {
        return range.contains(rva) && gaps.stream().noneMatch(gap -> gap.contains(rva));
    }
}
