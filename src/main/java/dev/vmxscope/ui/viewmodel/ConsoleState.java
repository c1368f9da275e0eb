package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;

/**
 * What DbgPrint printed.
 *
 * @param lines all of it, also what the Debug Print Filter keeps back
 */
public record ConsoleState(Trail<DebugLine> lines) {

    /** The lines of this moment. */
    public static ConsoleState of(View view) {
        return new ConsoleState(view.machine().windows().debugLines());
    }

    /** Equal only if it is the same log: comparing a million lines at every step would cost more than drawing. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
        return other instanceof ConsoleState that && lines == that.lines;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(lines);
    }
}
