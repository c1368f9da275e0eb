package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Machine;
import java.util.SortedSet;

/**
 * What all panels draw at one time: one moment of one machine, and what led to it.
 *
 * @param position number of the moment in the history
 * @param end number of the last known moment
 * @param machine the machine at that moment
 * @param before the machine before the last step, run or input; what differs is marked as changed
 * @param running whether it runs at this time
 * @param cause why it stopped last
 * @param breakpoints addresses before which a run stops
 * @param symbols the names of the code in this machine
 * @param undoable whether a command can be taken back
 * @param redoable whether a command that was taken back can be done again
 */
public record Frame(
        long position,
        long end,
        Machine machine,
        Machine before,
        boolean running,
        Cause cause,
        SortedSet<Long> breakpoints,
        SymbolCatalogue symbols,
        boolean undoable,
        boolean redoable) {}
