package dev.vmxscope.core.windows;

/**
 * What one DbgPrint printed.
 *
 * @param step the machine's step
 * @param cpu number of the logical processor
 * @param irql CR8 at that moment
 * @param component DPFLTR_ number; 101 (DPFLTR_DEFAULT_ID) for DbgPrint
 * @param level 0 to 31, or a mask where larger; 3 (DPFLTR_INFO_LEVEL) for DbgPrint
 * @param processId of the process in whose context it was printed
 * @param thread number of the thread
 * @param text as printed, line ends included
 * @param passes whether the Debug Print Filter lets it through
 */
public record DebugLine(
        long step,
        int cpu,
        int irql,
        int component,
        int level,
        int processId,
        int thread,
        String text,
        boolean passes) {}
