package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugFilter;

/**
 * What DbgPrint printed, and what decides about the next message.
 *
 * @param lines everything that was printed, what was held back too
 * @param filter the running kernel's masks
 * @param capture DebugView's switches
 */
public record DebugState(Trail<DebugLine> lines, DebugFilter filter, DebugCapture capture) {
    /** Nothing printed yet; everything is captured. */
    public static final DebugState EMPTY = new DebugState(Trail.empty(), DebugFilter.UNTOUCHED, DebugCapture.ALL);

    DebugState withLines(Trail<DebugLine> value) {
        return new DebugState(value, filter, capture);
    }

    DebugState withFilter(DebugFilter value) {
        return new DebugState(lines, value, capture);
    }

    DebugState withCapture(DebugCapture value) {
        return new DebugState(lines, filter, value);
    }
}
