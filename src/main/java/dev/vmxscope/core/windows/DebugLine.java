package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.print.DebugVerdict;
import dev.vmxscope.core.windows.print.FilterTest;

/**
 * What one DbgPrint printed, or one OutputDebugString of a program.
 *
 * @param step the machine's step
 * @param time on the emulated clock, in units of 100 ns since 1601, UTC
 * @param cpu number of the logical processor
 * @param irql CR8 at that moment
 * @param user whether a program printed it
 * @param component DPFLTR_ number; 101 (DPFLTR_DEFAULT_ID) for DbgPrint
 * @param level 0 to 31, or a mask where larger; 3 (DPFLTR_INFO_LEVEL) for DbgPrint
 * @param processId of the process in whose context it was printed
 * @param process that process's image name
 * @param thread number of the thread
 * @param caller return address of the call that printed it
 * @param text as printed, line ends included
 * @param mask the mask that counted for the component at that moment, 32 bits
 * @param all the mask for all components at that moment, 32 bits
 * @param verdict what became of it
 */
public record DebugLine(
        long step,
        long time,
        int cpu,
        int irql,
        boolean user,
        int component,
        int level,
        int processId,
        String process,
        int thread,
        long caller,
        String text,
        int mask,
        int all,
        DebugVerdict verdict) {

    /** How the Debug Print Filter judged it, at the masks of that moment. */
    public FilterTest filter() {
        return FilterTest.of(component, level, mask, all);
    }

    /** Whether DebugView shows it. */
    public boolean passes() {
        return verdict.shown();
    }
}
