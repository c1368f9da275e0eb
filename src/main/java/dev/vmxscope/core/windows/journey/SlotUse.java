package dev.vmxscope.core.windows.journey;

import org.pcollections.TreePMap;

/**
 * How often a slot of a driver's dispatch table was called, and with what result.
 *
 * @param calls how many requests went to it
 * @param statuses NTSTATUS of those that were completed: how often each came; the first {@link #MOST_STATUSES} values
 * @param others how often another value came
 * @param last NTSTATUS of the last that was completed; meaningless if none was
 */
public record SlotUse(int calls, TreePMap<Integer, Integer> statuses, int others, int last) {
    /** How many different values are counted each for itself. */
    public static final int MOST_STATUSES = 64;

    /** Never called. */
    public static final SlotUse NONE = new SlotUse(0, TreePMap.empty(), 0, 0);

    /** Called once more. */
    public SlotUse called() {
        return new SlotUse(calls + 1, statuses, others, last);
    }

    /** Completed once more. */
    public SlotUse completed(int status) {
        int before = statuses.getOrDefault(status, 0);
        return before == 0 && statuses.size() == MOST_STATUSES
                ? new SlotUse(calls, statuses, others + 1, status)
                : new SlotUse(calls, statuses.plus(status, before + 1), others, status);
    }

    /** How many were completed. */
    public int completions() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum() + others;
    }
}
