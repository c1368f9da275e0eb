package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.print.DebugVerdict;
import dev.vmxscope.core.windows.print.FilterTest;

/**
 * What one DbgPrint printed, or one OutputDebugString of a program.
 *
 * @param step the machine's step
 * @param time on the emulated clock, in units of 100 ns since 1601, UTC
 * @param source from where it came and what became of it
 * @param text as printed, line ends included
 */
public record DebugLine(long step, long time, DebugSource source, String text) {

    /** A line with all that is known of it, one by one; see {@link DebugSource}. */
    public DebugLine(
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
        this(
                step,
                time,
                new DebugSource(
                        cpu, irql, user, component, level, processId, process, thread, caller, mask, all, verdict),
                text);
    }

    /** Number of the logical processor. */
    public int cpu() {
        return source.cpu();
    }

    /** CR8 at that moment. */
    public int irql() {
        return source.irql();
    }

    /** Whether a program printed it. */
    public boolean user() {
        return source.user();
    }

    /** DPFLTR_ number; 101 (DPFLTR_DEFAULT_ID) for DbgPrint. */
    public int component() {
        return source.component();
    }

    /** 0 to 31, or a mask where larger; 3 (DPFLTR_INFO_LEVEL) for DbgPrint. */
    public int level() {
        return source.level();
    }

    /** Number of the process in whose context it was printed. */
    public int processId() {
        return source.processId();
    }

    /** That process's image name. */
    public String process() {
        return source.process();
    }

    /** Number of the thread. */
    public int thread() {
        return source.thread();
    }

    /** Return address of the call that printed it. */
    public long caller() {
        return source.caller();
    }

    /** The mask that counted for the component at that moment, 32 bits. */
    public int mask() {
        return source.mask();
    }

    /** The mask for all components at that moment, 32 bits. */
    public int all() {
        return source.all();
    }

    /** What became of it. */
    public DebugVerdict verdict() {
        return source.verdict();
    }

    /** How the Debug Print Filter judged it, at the masks of that moment. */
    public FilterTest filter() {
        return FilterTest.of(component(), level(), mask(), all());
    }

    /** Whether DebugView shows it. */
    public boolean passes() {
        return source.verdict().shown();
    }
}
