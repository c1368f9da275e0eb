package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.WindowsState;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugFilter;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryKey;
import java.util.Optional;

/**
 * All that decides whether a message reaches the console, at one moment.
 *
 * @param lines what was printed so far, what was held back too
 * @param filter the running kernel's masks
 * @param capture DebugView's switches
 * @param atBoot what the registry holds for the next start
 * @param ran whether any driver or program was ever loaded
 */
public record FilterState(
        Trail<DebugLine> lines, DebugFilter filter, DebugCapture capture, Optional<RegistryKey> atBoot, boolean ran) {

    /** That of a moment. */
    public static FilterState of(View view) {
        WindowsState windows = view.machine().windows();
        return new FilterState(
                windows.debugLines(),
                windows.debug().filter(),
                windows.debug().capture(),
                windows.registry().key(Registry.DEBUG_PRINT_FILTER),
                !view.machine().images().isEmpty());
    }

    /** Equal only if it is the same log: comparing a million lines at every step would cost more than drawing. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
        return other instanceof FilterState that
                && lines == that.lines
                && filter.equals(that.filter)
                && capture.equals(that.capture)
                && atBoot.equals(that.atBoot)
                && ran == that.ran;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(lines);
    }
}
