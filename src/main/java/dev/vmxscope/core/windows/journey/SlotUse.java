package dev.vmxscope.core.windows.journey;

import org.pcollections.TreePMap;

/**
 * How often a slot of a driver's dispatch table was called, and with what result.
 *
 * @param calls how many requests went to it
 * @param statuses NTSTATUS of those that were completed: how often each came
 * @param last NTSTATUS of the last that was completed; meaningless if none was
 */
public record SlotUse(int calls, TreePMap<Integer, Integer> statuses, int last) {
    /** Never called. */
    public static final SlotUse NONE = new SlotUse(0, TreePMap.empty(), 0);

    /** Called once more. */
    public SlotUse called() {
        return new SlotUse(calls + 1, statuses, last);
    }

    /** Completed once more. */
    public SlotUse completed(int status) {
        return new SlotUse(calls, statuses.plus(status, statuses.getOrDefault(status, 0) + 1), status);
    }
}
