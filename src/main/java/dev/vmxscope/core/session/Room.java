package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Machine;

/**
 * How much one run may tell; then it stands, so that a guest that prints for ever does not use up the memory.
 *
 * @param lines of the debug log
 * @param events of all other kinds
 */
record Room(int lines, int events) {
    /** Whether a run from one moment to another has told that much. */
    boolean usedUp(Machine from, Machine to) {
        int printed =
                to.windows().debugLines().size() - from.windows().debugLines().size();
        int told = to.journal().size() - from.journal().size();
        return printed >= lines || told - printed >= events;
    }
}
