package dev.vmxscope.core.vmx;

import dev.vmxscope.core.memory.MemoryView;
import java.util.ArrayList;
import java.util.List;

/** What comes of an access to a linear address. */
public sealed interface Access {

    /**
     * The bytes can be accessed.
     *
     * @param linear address of the first byte
     * @param bytes how many
     * @param physical address of the first byte
     * @param split how many bytes lie in the first page
     * @param physicalAfterSplit address of the first byte in the second page, if any lies there
     * @param marks the accessed and dirty bits that the access sets in the paging structures
     */
    record Reached(long linear, int bytes, long physical, int split, long physicalAfterSplit, List<MemoryWrite> marks)
            implements Access {
        /** Keeps its own copy of the list. */
        public Reached {
            marks = List.copyOf(marks);
        }

        private long at(int offset) {
            return offset < split ? physical + offset : physicalAfterSplit + offset - split;
        }

        /** The little-endian value of up to 8 bytes at an offset. */
        public long read(MemoryView memory, int offset, int count) {
            long value = 0;
            for (int at = count - 1; at >= 0; at--) {
                value = value << 8 | memory.read8(at(offset + at));
            }
            return value;
        }

        /** The writes that store the low bytes of a value at an offset. */
        public List<MemoryWrite> write(int offset, long value, int count) {
            List<MemoryWrite> writes = new ArrayList<>(2);
            int first = Math.max(0, Math.min(count, split - offset));
            if (first > 0) {
                writes.add(new MemoryWrite(at(offset), value, first));
            }
            if (first < count) {
                writes.add(new MemoryWrite(at(offset + first), value >>> (8 * first), count - first));
            }
            return writes;
        }
    }

    /** Which rule refuses an access. */
    enum Rule {
        /** 64-bit mode: the address must be canonical. */
        CANONICAL,
        /** Outside 64-bit mode: the segment's limit, type and usability. */
        SEGMENT,
        /** The paging structures must map it, with the rights. */
        PAGING
    }

    /**
     * The access raises an exception.
     *
     * @param rule which rule refuses it
     * @param evidence what was found, with the exception as its outcome
     */
    record Refused(Rule rule, Evidence evidence) implements Access {}
}
