package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.print.DebugVerdict;

/**
 * From where a message came and what became of it. A loop prints line after line with the same, so that all of them can
 * share it: a million lines must fit into memory.
 *
 * @param cpu number of the logical processor
 * @param irql CR8 at that moment
 * @param user whether a program printed it
 * @param component DPFLTR_ number; 101 (DPFLTR_DEFAULT_ID) for DbgPrint
 * @param level 0 to 31, or a mask where larger; 3 (DPFLTR_INFO_LEVEL) for DbgPrint
 * @param processId of the process in whose context it was printed
 * @param process that process's image name
 * @param thread number of the thread
 * @param caller return address of the call that printed it
 * @param mask the component's mask at that moment, 32 bits
 * @param all the mask for all components at that moment, 32 bits
 * @param verdict what became of it
 */
public record DebugSource(
        int cpu,
        int irql,
        boolean user,
        int component,
        int level,
        int processId,
        String process,
        int thread,
        long caller,
        int mask,
        int all,
        DebugVerdict verdict) {}
