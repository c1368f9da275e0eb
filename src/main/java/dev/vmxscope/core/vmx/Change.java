package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * What executing an instruction changes.
 *
 * @param after the processor after it; after an exception the processor before, RIP and flags included
 * @param memory writes to physical memory in their order, accessed and dirty bits of paging structures included
 * @param registers control registers and MSRs written, for the journal
 * @param flushTlb whether cached translations must be forgotten
 */
public record Change(Processor after, List<MemoryWrite> memory, List<RegisterWrite> registers, boolean flushTlb) {

    /** Keeps its own copies of the lists. */
    public Change {
        memory = List.copyOf(memory);
        registers = List.copyOf(registers);
    }

    /** Only the processor changes. */
    public static Change of(Processor after) {
        return new Change(after, List.of(), List.of(), false);
    }

    /** The same with another processor. */
    public Change withAfter(Processor processor) {
        return new Change(processor, memory, registers, flushTlb);
    }

    /** The same with more writes to memory. */
    public Change writing(List<MemoryWrite> writes) {
        List<MemoryWrite> all = new ArrayList<>(memory);
        all.addAll(writes);
        return new Change(after, all, registers, flushTlb);
    }

    /** Lets the writes to memory happen. */
    public void store(WorkingMemory open) {
        for (MemoryWrite write : memory) {
            open.write(write.address(), write.value(), write.bytes());
        }
    }

    /** The memory after the writes. */
    public PhysicalMemory in(PhysicalMemory before) {
        if (memory.isEmpty()) {
            return before;
        }
        WorkingMemory open = before.thaw();
        store(open);
        return open.freeze();
    }

    /** The same with one register write more to tell. */
    public Change telling(RegisterWrite write) {
        List<RegisterWrite> all = new ArrayList<>(registers);
        all.add(write);
        return new Change(after, memory, all, flushTlb);
    }

    /** The same, and cached translations are forgotten. */
    public Change flushing() {
        return new Change(after, memory, registers, true);
    }
}
