package dev.vmxscope.core.windows.memory;

import dev.vmxscope.core.memory.PageFault;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.util.Arrays;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * The linear address space that all of this Windows shares, kept in real page tables in guest memory. Reads and writes
 * go as ring 0 makes them; one that faults throws {@link GuestFault}.
 */
public final class AddressSpace extends LinearMemory {
    /** Page is writable. */
    public static final long WRITE = 1L << 1;
    /** Page can be used by ring 3. */
    public static final long USER = 1L << 2;
    /** Accesses are not cached (PCD and PWT). */
    public static final long UNCACHED = 3L << 3;
    /** Page cannot be executed. */
    public static final long NO_EXECUTE = 1L << 63;

    private static final long PRESENT = 1;
    /**
     * A page that the processor finds absent while its frame and its rights are kept, as Windows keeps them in a
     * transition entry: bit 11. Windows's own accesses see through it. Source: Microsoft, "!pte".
     */
    private static final long GUARDED = 1L << 11;

    private static final long USED = 0x60;
    private static final long FRAME = 0x000FFFFFFFFFF000L;

    private final long root;
    private Ranges frames;
    private TreePMap<Integer, Long> owners;
    private boolean fromTop;

    /** Goes on from a state. */
    public AddressSpace(WorkingMemory memory, SpaceState state) {
        super(memory);
        this.root = state.root();
        this.frames = state.frames();
        this.owners = state.owners();
    }

    /** An empty address space; the RAM below 1 MiB is left alone, as firmware uses it. */
    public static AddressSpace create(WorkingMemory memory) {
        long first = 0x100;
        long count = memory.size() / PAGE - first;
        Ranges frames = Ranges.of(first, count).without(first, 1);
        return new AddressSpace(memory, new SpaceState(first * PAGE, frames, TreePMap.empty()));
    }

    /** What is to be kept between runs. */
    public SpaceState state() {
        return new SpaceState(root, frames, owners);
    }

    /** Physical address of the PML4 table. */
    public long root() {
        return root;
    }

    /** How many page frames are free. */
    public long freeFrames() {
        return frames.free().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Takes zeroed page frames in a row.
     *
     * @param highest the last byte must not lie above this physical address
     * @param boundary a power of two in bytes that the block must not cross, or 0
     * @return the first frame's number, or -1 if memory is short
     */
    public int takeFrames(long count, long highest, long boundary) {
        long end = highest < 0 ? memory.size() / PAGE : highest / PAGE + (highest % PAGE == PAGE - 1 ? 1 : 0);
        long frame = frames.find(count, 1, end, boundary / PAGE);
        if (frame == Ranges.NONE) {
            return -1;
        }
        frames = frames.without(frame, count);
        for (long at = frame; at < frame + count; at++) {
            clear((int) at);
        }
        return (int) frame;
    }

    private void clear(int frame) {
        byte[] page = memory.readable(frame);
        for (byte content : page) {
            if (content != 0) {
                Arrays.fill(memory.writable(frame), (byte) 0);
                return;
            }
        }
    }

    /** Gives page frames back. */
    public void giveFrames(int frame, long count) {
        frames = frames.with(frame, count);
    }

    private int takeFrame() {
        int frame = fromTop ? takeLastFrame() : takeFrames(1, -1, 0);
        if (frame < 0) {
            throw new OutOfMemory();
        }
        return frame;
    }

    private int takeLastFrame() {
        Map.Entry<Long, Long> last = frames.free().lastEntry();
        if (last == null) {
            return -1;
        }
        long frame = last.getKey() + last.getValue() - 1;
        frames = frames.without(frame, 1);
        clear((int) frame);
        return (int) frame;
    }

    /** As {@link #allocate}, from the end of RAM: what a watch needs takes no frame that drivers would get without it. */
    public void allocateFromTop(long linear, long bytes, long rights) {
        fromTop = true;
        try {
            allocate(linear, bytes, rights);
        } finally {
            fromTop = false;
        }
    }

    /** Maps one page to a frame, with rights out of the constants of this class. */
    public void map(long linear, int frame, long rights) {
        long entry = entry(linear, true);
        memory.write(entry, (long) frame * PAGE | PRESENT | USED | rights, 8);
        if (linear < 0 && !owners.containsKey(frame)) {
            owners = owners.plus(frame, linear & -PAGE);
        }
    }

    /**
     * Maps fresh, zeroed pages that cover the range.
     *
     * @throws OutOfMemory if page frames run out
     */
    public void allocate(long linear, long bytes, long rights) {
        for (long page = linear & -PAGE; Long.compareUnsigned(page, linear + bytes) < 0; page += PAGE) {
            if (!isMapped(page)) {
                map(page, takeFrame(), rights);
            }
        }
    }

    /** Unmaps the pages and gives their frames back. */
    public void release(long linear, long bytes) {
        for (long page = linear & -PAGE; Long.compareUnsigned(page, linear + bytes) < 0; page += PAGE) {
            int frame = unmap(page);
            if (frame >= 0) {
                giveFrames(frame, 1);
            }
        }
    }

    /** Unmaps one page; returns the frame that it was mapped to, or -1. */
    public int unmap(long linear) {
        long at = entry(linear, false);
        long entry = at < 0 ? 0 : memory.read64(at);
        if ((entry & (PRESENT | GUARDED)) == 0) {
            return -1;
        }
        memory.write(at, 0, 8);
        int frame = (int) ((entry & FRAME) / PAGE);
        if (Long.valueOf(linear & -PAGE).equals(owners.get(frame))) {
            owners = owners.minus(frame);
        }
        return frame;
    }

    /** Has the processor find mapped pages absent, until {@link #unguard}. */
    public void guard(long linear, long bytes) {
        change(linear, bytes, PRESENT, GUARDED);
    }

    /** Undoes {@link #guard}. */
    public void unguard(long linear, long bytes) {
        change(linear, bytes, GUARDED, PRESENT);
    }

    /** Whether the page of the address is guarded. */
    public boolean isGuarded(long linear) {
        return (rawEntry(linear) & (PRESENT | GUARDED)) == GUARDED;
    }

    private void change(long linear, long bytes, long from, long to) {
        for (long page = linear & -PAGE; Long.compareUnsigned(page, linear + bytes) < 0; page += PAGE) {
            long at = entry(page, false);
            long entry = at < 0 ? 0 : memory.read64(at);
            if ((entry & (PRESENT | GUARDED)) == from) {
                memory.write(at, entry ^ from ^ to, 8);
            }
        }
    }

    /** Sets the rights of mapped pages. */
    public void protect(long linear, long bytes, long rights) {
        for (long page = linear & -PAGE; Long.compareUnsigned(page, linear + bytes) < 0; page += PAGE) {
            long at = entry(page, false);
            if (at >= 0 && (memory.read64(at) & PRESENT) != 0) {
                memory.write(at, memory.read64(at) & FRAME | PRESENT | USED | rights, 8);
            }
        }
    }

    /** Physical address of the page-table entry of a linear address, or -1 if a table is missing and not wanted. */
    private long entry(long linear, boolean create) {
        long table = root;
        for (int level = 4; level > 1; level--) {
            long at = table + 8 * (linear >>> 12 + 9 * (level - 1) & 0x1FF);
            long entry = memory.read64(at);
            if ((entry & PRESENT) == 0) {
                if (!create) {
                    return -1;
                }
                // Rights are decided by the last level; Windows lets ring 3 through the upper levels of its half only.
                entry = (long) takeFrame() * PAGE | PRESENT | USED & 0x20 | WRITE | (linear < 0 ? 0 : USER);
                memory.write(at, entry, 8);
            }
            table = entry & FRAME;
        }
        return table + 8 * (linear >>> 12 & 0x1FF);
    }

    /** The entry that maps a page, 0 if nothing does. */
    public long pageEntry(long linear) {
        long entry = rawEntry(linear);
        return (entry & PRESENT) == 0 ? 0 : entry;
    }

    private long rawEntry(long linear) {
        long at = Paging.isCanonical(linear) ? entry(linear, false) : -1;
        return at < 0 ? 0 : memory.read64(at);
    }

    /** Whether the page is mapped. */
    public boolean isMapped(long linear) {
        return pageEntry(linear) != 0;
    }

    /** The physical address, or -1 if the page is not mapped. */
    public long physical(long linear) {
        long entry = pageEntry(linear);
        return entry == 0 ? -1 : entry & FRAME | linear & PAGE - 1;
    }

    /** The linear address in kernel space that a physical address is mapped at, 0 if at none. */
    public long linearOf(long physical) {
        Long page = owners.get((int) (physical >>> 12));
        return page == null || physical >>> 12 > Integer.MAX_VALUE ? 0 : page | physical & PAGE - 1;
    }

    /**
     * The frame that an access of ring 0 reaches.
     *
     * @throws GuestFault #PF, or #GP(0) for an address that is not canonical
     */
    @Override
    int reach(long linear, boolean write) {
        if (!Paging.isCanonical(linear)) {
            throw GuestFault.notCanonical(linear);
        }
        long raw = rawEntry(linear);
        long entry = (raw & (PRESENT | GUARDED)) == 0 ? 0 : raw;
        if (entry == 0 || write && (entry & WRITE) == 0) {
            throw GuestFault.page(new PageFault(linear, (entry == 0 ? 0 : 1) | (write ? 2 : 0), 1, entry));
        }
        return (int) ((entry & FRAME) / PAGE);
    }
}
