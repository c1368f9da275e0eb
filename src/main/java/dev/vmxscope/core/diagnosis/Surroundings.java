package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.memory.PhysicalMemory;
import java.util.List;
import java.util.Optional;

/**
 * What a diagnosis looks at beside the verdict: the rest of the machine before the instruction.
 *
 * @param memory the RAM
 * @param processors the logical processors; the one that executes the instruction may be among them
 * @param journal what was told so far, empty where nobody keeps account: then nobody knows who set a bit
 * @param steps the machine's time stamp, 64 bits
 */
public record Surroundings(
        PhysicalMemory memory, List<Processor> processors, Optional<Trail<Entry>> journal, long steps) {
    /** Keeps its own copy of the list. */
    public Surroundings {
        processors = List.copyOf(processors);
    }

    /** The surroundings in a whole computer. */
    public static Surroundings of(Machine machine) {
        return new Surroundings(
                machine.memory(), machine.processors(), Optional.of(machine.journal()), machine.steps());
    }

    /**
     * The surroundings of an instruction that a whole computer has executed: what was told before it, and the memory and
     * the other processors as they are now.
     *
     * @param step in which it was executed
     */
    public static Surroundings before(Machine machine, long step) {
        Trail<Entry> journal = machine.journal();
        int count = journal.size();
        while (count > 0 && journal.get(count - 1).step() >= step) {
            count--;
        }
        return new Surroundings(
                machine.memory(), machine.processors(), Optional.of(journal.first(count)), machine.steps());
    }

    /** Processors and memory without Windows and without a journal. */
    public static Surroundings bare(PhysicalMemory memory, List<Processor> processors) {
        return new Surroundings(memory, processors, Optional.empty(), 0);
    }
}
