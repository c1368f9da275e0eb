package dev.vmxscope.core.windows;

import java.util.List;

/** What a thread waits for. Times are in 100 ns units since boot; {@link #FOREVER} never comes. */
public sealed interface Wait {
    /** No deadline. */
    long FOREVER = Long.MAX_VALUE;

    /** It can run. */
    record Nothing() implements Wait {}

    /** The next action of the agenda. */
    record Parked() implements Wait {}

    /** Its time. */
    record Time(long deadline) implements Wait {}

    /**
     * Dispatcher objects.
     *
     * @param objects their addresses
     * @param all whether all must be signalled at once
     * @param deadline when it gives up
     */
    record Objects(List<Long> objects, boolean all, long deadline) implements Wait {
        /** Keeps the list unmodifiable. */
        public Objects {
            objects = List.copyOf(objects);
        }
    }

    /** The completion of an IRP. */
    record Completion(long irp) implements Wait {}

    /** The other processors at a barrier. */
    record Barrier(long address) implements Wait {}

    /**
     * The end of a routine that runs on every processor.
     *
     * @param group which call
     * @param result what the routine returned on the caller's processor
     */
    record Group(int group, long result) implements Wait {}

    /** A spin lock to be free. */
    record SpinLock(long address) implements Wait {}
}
