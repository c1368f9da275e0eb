package dev.vmxscope.core.symbols;

import java.util.List;
import java.util.Optional;

/**
 * A parameter or local variable of a procedure.
 *
 * @param name as in the source
 * @param type index for {@link Types}
 * @param parameter true for a parameter
 * @param optimizedAway true when the compiler kept it nowhere
 * @param inlined true when it belongs to a function that was inlined here
 * @param scope the block that declares it
 * @param ranges where it is and when, in the order of the file
 */
public record Local(
        String name,
        int type,
        boolean parameter,
        boolean optimizedAway,
        boolean inlined,
        CodeRange scope,
        List<LiveRange> ranges) {
    /** Copies the list. */
    public Local {
        ranges = List.copyOf(ranges);
    }

    /** Where it is before the instruction at {@code rva} runs; empty when it is nowhere then. */
    public Optional<Place> placeAt(long rva) {
        return ranges.stream()
                .filter(range -> range.covers(rva))
                .map(LiveRange::place)
                .findFirst();
    }
}
