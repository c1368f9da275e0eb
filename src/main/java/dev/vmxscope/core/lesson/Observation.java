package dev.vmxscope.core.lesson;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.SymbolCatalogue;
import java.util.List;

/**
 * What a goal looks at.
 *
 * @param machine the machine as it is now
 * @param symbols the names of its code
 * @param since how many entries of its journal were there when the step began; at most all that are there now
 * @param answered whether the step's question was answered right, or it has none
 */
public record Observation(Machine machine, SymbolCatalogue symbols, int since, boolean answered) {
    /** Corrects a number that is too large. */
    public Observation {
        since = Math.max(0, Math.min(since, machine.journal().size()));
    }

    /** What happened since the step began. */
    public List<Entry> news() {
        return machine.journal().subList(since, machine.journal().size());
    }
}
