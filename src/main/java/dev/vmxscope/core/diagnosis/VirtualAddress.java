package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.Translation;
import java.util.OptionalLong;

/** Where a number leads if it is a virtual address of the kernel. */
final class VirtualAddress {
    private static final long OFFSET = 0xFFF;

    private VirtualAddress() {}

    /** Its physical address; empty outside 64-bit mode and where nothing is mapped. */
    static OptionalLong physical(Processor cpu, PhysicalMemory memory, long virtual) {
        boolean possible = cpu.in64BitMode() && Paging.isCanonical(virtual, Paging.linearBits(cpu.control()));
        return possible
                        && Paging.walk(memory, cpu.control(), virtual, AccessKind.READ, false, true)
                                instanceof Translation translation
                ? OptionalLong.of(translation.physical() & ~OFFSET | virtual & OFFSET)
                : OptionalLong.empty();
    }
}
