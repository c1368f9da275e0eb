package dev.vmxscope.core.lesson;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;

/** Whether two entries of journals tell the same: a moment that is gone to again is made anew, with equal entries. */
final class SameEntry {
    private SameEntry() {}

    static boolean test(Entry a, Entry b) {
        if (a.step() != b.step() || a.cpu() != b.cpu()) {
            return false;
        }
        // A verdict holds functions, which are not comparable; its outcome is.
        if (a.event() instanceof SystemInstructionExecuted one
                && b.event() instanceof SystemInstructionExecuted other) {
            return one.text().equals(other.text())
                    && one.verdict().outcome().equals(other.verdict().outcome());
        }
        return a.event().equals(b.event());
    }
}
