package dev.vmxscope.core.memory;

import static dev.vmxscope.core.memory.PhysicalMemory.CHUNK_PAGES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The RAM while one run changes it: a private, mutable copy whose pages are copied at their first write. Not for more
 * than one thread.
 *
 * <p>A page can be <em>watched</em>: the processor keeps what it read from it (paging structures, decoded code), so a
 * write to it must be told. Watching lives as long as this working copy and is not part of the machine's state.
 */
public final class WorkingMemory implements MemoryView {

    /** Is told what caches must forget. */
    public interface Listener {
        /** The page's array was replaced by a copy, so that references to the old array are stale. */
        void pageMoved(int frame);

        /** A watched page is about to be written. */
        void watchedPageWritten(int frame);
    }

    private final long size;
    private final byte[] @Nullable [] pages;
    private final boolean[] owned;
    private final boolean[] watched;
    private int[] dirty = new int[64];
    private int dirtyCount;
    private PhysicalMemory frozen;
    private @Nullable Listener listener;

    WorkingMemory(PhysicalMemory start) {
        this.size = start.size();
        int count = (int) (size / PAGE_SIZE);
        this.pages = new byte[count][];
        this.owned = new boolean[count];
        this.watched = new boolean[count];
        this.frozen = start;
        byte[] @Nullable [] @Nullable [] chunks = start.chunks();
        for (int index = 0; index < chunks.length; index++) {
            byte @Nullable [] @Nullable [] chunk = chunks[index];
            if (chunk != null) {
                System.arraycopy(chunk, 0, pages, index * CHUNK_PAGES, CHUNK_PAGES);
            }
        }
    }

    /** Sets who is told of moved and watched pages. */
    public void setListener(Listener listener) {
        this.listener = listener;
    }

    @Override
    public long size() {
        return size;
    }

    /** Whether a frame of that number exists. */
    public boolean hasFrame(long frame) {
        return frame >= 0 && frame < pages.length;
    }

    /** The page for reading only; the shared zero page where nothing was ever written. */
    public byte[] readable(int frame) {
        byte[] page = pages[frame];
        return page == null ? PhysicalMemory.ZERO : page;
    }

    /** The page for writing: a copy of our own. A watched page tells the listener first. */
    public byte[] writable(int frame) {
        if (watched[frame] && listener != null) {
            listener.watchedPageWritten(frame);
        }
        if (!owned[frame]) {
            own(frame);
        }
        return readable(frame);
    }

    private void own(int frame) {
        byte[] page = pages[frame];
        pages[frame] = page == null ? new byte[PAGE_SIZE] : page.clone();
        owned[frame] = true;
        if (dirtyCount == dirty.length) {
            dirty = Arrays.copyOf(dirty, 2 * dirtyCount);
        }
        dirty[dirtyCount++] = frame;
        if (listener != null) {
            listener.pageMoved(frame);
        }
    }

    /** From now on a write to the page is told to the listener, and the page is not handed out for direct writing. */
    public void watch(int frame) {
        watched[frame] = true;
    }

    /** Whether a write to the page must go through {@link #writable(int)} every time. */
    public boolean isWatched(int frame) {
        return watched[frame];
    }

    /** The memory as it is now, immutable; this copy can be written further. */
    public PhysicalMemory freeze() {
        if (dirtyCount == 0) {
            return frozen;
        }
        byte[] @Nullable [] @Nullable [] chunks = frozen.chunks().clone();
        boolean[] copied = new boolean[chunks.length];
        for (int at = 0; at < dirtyCount; at++) {
            int frame = dirty[at];
            int index = frame / CHUNK_PAGES;
            byte @Nullable [] @Nullable [] chunk = chunks[index];
            if (!copied[index]) {
                chunk = chunk == null ? new byte[CHUNK_PAGES][] : chunk.clone();
                chunks[index] = chunk;
                copied[index] = true;
            }
            if (chunk != null) {
                chunk[frame % CHUNK_PAGES] = pages[frame];
            }
            owned[frame] = false;
        }
        dirtyCount = 0;
        frozen = new PhysicalMemory(chunks, size);
        return frozen;
    }

    @Override
    public int read8(long address) {
        return address < 0 || address >= size ? 0xFF : readable((int) (address >>> 12))[(int) address & 0xFFF] & 0xFF;
    }

    @Override
    public long read64(long address) {
        if (address >= 0 && address <= size - 8 && (address & 0xFFF) <= PAGE_SIZE - 8) {
            return (long) PhysicalMemory.LONG.get(readable((int) (address >>> 12)), (int) address & 0xFFF);
        }
        return MemoryView.super.read64(address);
    }

    /** Writes one byte; outside RAM it is lost. */
    public void write8(long address, int value) {
        if (address >= 0 && address < size) {
            writable((int) (address >>> 12))[(int) address & 0xFFF] = (byte) value;
        }
    }

    /** Writes the low {@code bytes} bytes of a value, little-endian; what falls outside RAM is lost. */
    public void write(long address, long value, int bytes) {
        for (int at = 0; at < bytes; at++) {
            write8(address + at, (int) (value >>> (8 * at)));
        }
    }

    /** Writes bytes; what falls outside RAM is lost. */
    public void write(long address, byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            write8(address + at, bytes[at]);
        }
    }
}
