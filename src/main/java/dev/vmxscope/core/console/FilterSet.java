package dev.vmxscope.core.console;

import java.util.List;

/**
 * What a person chose to see, under a name to come back to it: DebugView's "Save Filter".
 *
 * @param name of the person's choice
 * @param include the lines to show; {@link Filter#NONE} for all
 * @param exclude the lines to hide all the same
 * @param rules what stands out, the first that fits counts
 */
public record FilterSet(String name, Filter include, Filter exclude, List<HighlightRule> rules) {
    /** The most rules of a set. */
    public static final int MOST_RULES = 64;

    /** Shows everything and marks nothing. */
    public static final FilterSet EMPTY = new FilterSet("", Filter.NONE, Filter.NONE, List.of());

    /** Keeps the list unmodifiable and of a bearable length. */
    public FilterSet {
        rules = List.copyOf(rules.subList(0, Math.min(rules.size(), MOST_RULES)));
    }

    /** Whether nothing is hidden by it. */
    public boolean showsAll() {
        return include.isBlank() && exclude.isBlank();
    }

    /** The same under another name. */
    public FilterSet withName(String other) {
        return new FilterSet(other, include, exclude, rules);
    }

    /** The same with other lines to show. */
    public FilterSet withInclude(Filter other) {
        return new FilterSet(name, other, exclude, rules);
    }

    /** The same with other lines to hide. */
    public FilterSet withExclude(Filter other) {
        return new FilterSet(name, include, other, rules);
    }

    /** The same with other rules. */
    public FilterSet withRules(List<HighlightRule> other) {
        return new FilterSet(name, include, exclude, other);
    }
}
