package dev.vmxscope.core.windows;

import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What the scheduler keeps.
 *
 * @param all threads by number
 * @param current the number of the one that runs, 0 if none does
 * @param last the number of the one that ran last
 * @param next the number for the next one
 * @param groups how many broadcast calls there were
 * @param dpcs queued calls, oldest first
 * @param timers set timers, in the order in which they were set
 * @param skipped time that passed while everything waited, in 100 ns units
 */
public record ThreadsState(
        TreePMap<Integer, GuestThread> all,
        int current,
        int last,
        int next,
        int groups,
        TreePVector<QueuedDpc> dpcs,
        TreePVector<ArmedTimer> timers,
        long skipped) {
    /** No threads. */
    public static final ThreadsState EMPTY =
            new ThreadsState(TreePMap.empty(), 0, 0, 8, 0, TreePVector.empty(), TreePVector.empty(), 0);
}
