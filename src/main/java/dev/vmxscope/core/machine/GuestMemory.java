package dev.vmxscope.core.machine;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.memory.PageAccess;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.PagingSupport;
import dev.vmxscope.core.memory.Translation;
import java.util.Arrays;
import java.util.OptionalLong;

/** Reads the guest's memory by linear address, through the page tables of one processor and past its access rights. */
public final class GuestMemory {
    private final Machine machine;
    private final Processor processor;

    /** The memory as that processor of the machine sees it now. */
    public GuestMemory(Machine machine, Processor processor) {
        this.machine = machine;
        this.processor = processor;
    }

    /** The bytes from that address on: as many as are mapped without a gap, at most {@code length}. */
    public byte[] bytes(long address, int length) {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            long at = address + done;
            if (!Paging.isCanonical(at)
                    || !(Paging.walk(
                                    machine.memory(),
                                    processor.control(),
                                    PagingSupport.of(processor.profile()),
                                    new PageAccess(at, AccessKind.READ, false, true),
                                    entry -> {})
                            instanceof Translation place)) {
                return Arrays.copyOf(bytes, done);
            }
            int inPage = MemoryView.PAGE_SIZE - (int) (at & (MemoryView.PAGE_SIZE - 1));
            for (int end = Math.min(length, done + inPage), n = 0; done < end; done++, n++) {
                bytes[done] = (byte) machine.memory().read8(place.physical() + n);
            }
        }
        return bytes;
    }

    /** A little-endian number of at most 8 bytes, empty where not all of it is mapped. */
    public OptionalLong number(long address, int length) {
        byte[] bytes = bytes(address, length);
        if (bytes.length < length) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int at = length - 1; at >= 0; at--) {
            value = value << 8 | bytes[at] & 0xFF;
        }
        return OptionalLong.of(value);
    }
}
