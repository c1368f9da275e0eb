package dev.vmxscope.core.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The RAM at one moment, immutable. Pages that were never written are absent and read as zero; two moments share every
 * page that did not change between them.
 */
public final class PhysicalMemory implements MemoryView {
    static final int CHUNK_PAGES = 128;
    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] @Nullable [] @Nullable [] chunks;
    private final long size;

    PhysicalMemory(byte[] @Nullable [] @Nullable [] chunks, long size) {
        this.chunks = chunks;
        this.size = size;
    }

    /**
     * RAM of that size, all zero.
     *
     * @throws IllegalArgumentException if the size is no multiple of 512 KiB or over 2 GiB
     */
    public static PhysicalMemory zeroed(long bytes) {
        long chunkBytes = (long) CHUNK_PAGES * PAGE_SIZE;
        if (bytes <= 0 || bytes % chunkBytes != 0 || bytes > 1L << 31) {
            throw new IllegalArgumentException("size of RAM: " + bytes);
        }
        return new PhysicalMemory(new byte[(int) (bytes / chunkBytes)][][], bytes);
    }

    @Override
    public long size() {
        return size;
    }

    /** The page of that frame number, never to be written; null if it is all zero. */
    byte @Nullable [] page(int frame) {
        byte @Nullable [] @Nullable [] chunk = chunks[frame / CHUNK_PAGES];
        return chunk == null ? null : chunk[frame % CHUNK_PAGES];
    }

    byte[] @Nullable [] @Nullable [] chunks() {
        return chunks;
    }

    @Override
    public int read8(long address) {
        if (address < 0 || address >= size) {
            return 0xFF;
        }
        byte[] page = page((int) (address >>> 12));
        return page == null ? 0 : page[(int) address & 0xFFF] & 0xFF;
    }

    /** A private working copy, which shares all pages until it writes them. */
    public WorkingMemory thaw() {
        return new WorkingMemory(this);
    }

    /** How many pages differ by reference from the other memory; a measure of what a step cost. */
    public int pagesNotSharedWith(PhysicalMemory other) {
        int count = 0;
        for (int frame = 0; frame < size / PAGE_SIZE; frame++) {
            count += page(frame) == other.page(frame) ? 0 : 1;
        }
        return count;
    }

    @Override
    public boolean equals(Object object) {
        if (!(object instanceof PhysicalMemory other) || other.size != size) {
            return false;
        }
        for (int index = 0; index < chunks.length; index++) {
            if (chunks[index] != other.chunks[index] && !sameChunk(other, index)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameChunk(PhysicalMemory other, int index) {
        for (int frame = index * CHUNK_PAGES; frame < (index + 1) * CHUNK_PAGES; frame++) {
            byte[] mine = page(frame);
            byte[] theirs = other.page(frame);
            if (mine != theirs && !Arrays.equals(mine == null ? ZERO : mine, theirs == null ? ZERO : theirs)) {
                return false;
            }
        }
        return true;
    }

    static final byte[] ZERO = new byte[PAGE_SIZE];

    @Override
    public int hashCode() {
        int hash = 1;
        for (int frame = 0; frame < size / PAGE_SIZE; frame++) {
            byte[] page = page(frame);
            hash = 31 * hash + (page == null ? 0 : nonZeroHash(page));
        }
        return hash;
    }

    private static int nonZeroHash(byte[] page) {
        return Arrays.equals(page, ZERO) ? 0 : Arrays.hashCode(page);
    }
}
