package dev.vmxscope.core.windows;

/**
 * Memory that a driver holds.
 *
 * @param address of its first byte
 * @param size as asked for, in bytes
 * @param tag four letters, the first in the lowest byte
 * @param kind where it comes from
 * @param caller return address of the call that asked for it; 0 if Windows itself did
 */
public record PoolBlock(long address, long size, int tag, Kind kind, long caller) {
    /** Where memory comes from. */
    public enum Kind {
        /** Pool that is never paged out. */
        NON_PAGED,
        /** Paged pool. */
        PAGED,
        /** MmAllocateContiguousMemory. */
        CONTIGUOUS,
        /** MmAllocateNonCachedMemory. */
        NON_CACHED,
        /** A mapping of other memory: by an MDL or of physical addresses. */
        MAPPING,
        /** A kernel stack. */
        STACK,
        /** An IRP, on pages of its own so that its use after completion is seen. */
        IRP
    }
}
