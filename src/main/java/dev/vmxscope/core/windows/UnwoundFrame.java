package dev.vmxscope.core.windows;

import java.util.List;

/**
 * One function on the stack of an exception, with the registers as they are inside it.
 *
 * @param context registers; RIP is where it stands
 * @param establisher the stack pointer behind its prologue, by which its handlers find its variables
 * @param known whether the image has unwind data for it; without, only a leaf's caller is found
 * @param scopes its __try blocks, innermost first; empty if it has none
 */
record UnwoundFrame(CoreContext context, long establisher, boolean known, List<Scope> scopes) {
    /** Keeps the list unmodifiable. */
    UnwoundFrame {
        scopes = List.copyOf(scopes);
    }

    /**
     * One entry of the scope table.
     *
     * @param begin address of the block
     * @param end address behind it
     * @param filter address of the filter, or of the __finally; 1 for a filter that takes everything
     * @param target address of the __except block, 0 for a __finally
     */
    record Scope(long begin, long end, long filter, long target) {
        boolean covers(long rip) {
            return Long.compareUnsigned(rip, begin) >= 0 && Long.compareUnsigned(rip, end) < 0;
        }

        boolean isFinally() {
            return target == 0;
        }
    }
}
