package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;

/** What can be done about one unmet requirement. */
public sealed interface Remedy {

    /**
     * Software could set the value right before the instruction, and a person can set it by hand.
     *
     * @param poke what to set
     * @param after the verdict of the same instruction then; the requirement is met in it, and none that was met before
     *     is unmet
     */
    record Fix(Poke poke, Verdict after) implements Remedy {}

    /**
     * No software can set the value any more; the firmware can at the next start of the machine.
     *
     * @param refusedBy ids of the requirements that keep software from writing it now
     * @param firmware what the firmware would have to write
     */
    record Restarting(List<String> refusedBy, Firmware firmware) implements Remedy {
        /** Keeps its own copy of the list. */
        public Restarting {
            refusedBy = List.copyOf(refusedBy);
        }
    }

    /**
     * Setting a value does not help: the code, the mode or the processor must be another one, or the processor would
     * refuse the write.
     *
     * @param refusedBy ids of the requirements that keep software from writing the value; empty if there is no value to
     *     write
     */
    record Elsewhere(List<String> refusedBy) implements Remedy {
        /** Keeps its own copy of the list. */
        public Elsewhere {
            refusedBy = List.copyOf(refusedBy);
        }
    }
}
