package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.memory.Ranges;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/** Gives memory to Windows and to drivers: pool, contiguous memory, stacks and mappings. */
final class Pool {
    private static final int PAGE = AddressSpace.PAGE;
    private static final int HEADER = 16;
    private static final int MOST_QUARANTINED = 16;
    private static final long DATA = AddressSpace.WRITE | AddressSpace.NO_EXECUTE;

    private final AddressSpace space;
    private Ranges free;
    private Ranges mappings;
    private Ranges irps;
    private TreePMap<Long, PoolBlock> blocks;
    private TreePMap<Long, PoolBlock> freed;
    private TreePVector<PoolBlock> quarantine;

    Pool(AddressSpace space, Heap heap) {
        this.space = space;
        this.free = heap.free();
        this.mappings = heap.mappings();
        this.irps = heap.irps();
        this.blocks = heap.blocks();
        this.freed = heap.freed();
        this.quarantine = heap.quarantine();
    }

    static Pool empty(AddressSpace space) {
        return new Pool(
                space,
                new Heap(
                        Ranges.of(Layout.POOL, Layout.POOL_SIZE),
                        Ranges.of(Layout.MAPPINGS, Layout.MAPPINGS_SIZE),
                        Ranges.of(Layout.IRPS, Layout.IRPS_SIZE),
                        TreePMap.empty(),
                        TreePMap.empty(),
                        TreePVector.empty()));
    }

    Heap state() {
        return new Heap(free, mappings, irps, blocks, freed, quarantine);
    }

    Optional<PoolBlock> block(long address) {
        return Optional.ofNullable(blocks.get(address));
    }

    Optional<PoolBlock> freedBlock(long address) {
        return Optional.ofNullable(freed.get(address));
    }

    /** Blocks that a driver asked for, between two addresses of its code. */
    Iterable<PoolBlock> blocks() {
        return blocks.values();
    }

    static int tag(String letters) {
        int tag = 0;
        for (int at = 3; at >= 0; at--) {
            tag = tag << 8 | letters.charAt(at);
        }
        return tag;
    }

    long allocateForWindows(long size, String tag) {
        return allocate(size, tag(tag), PoolBlock.Kind.NON_PAGED, 0, false);
    }

    void freeForWindows(long address) {
        PoolBlock block = blocks.get(address);
        if (block != null && block.kind() == PoolBlock.Kind.IRP) {
            putAway(block);
        } else if (block != null) {
            release(block);
        }
    }

    /** An IRP, zeroed, on pages of its own; 0 if there is no memory. */
    long allocateIrp(long size) {
        long bytes = pages(size + HEADER) * PAGE;
        long page = irps.find(bytes, PAGE, Long.MAX_VALUE, 0);
        if (page == Ranges.NONE || bytes > space.freeFrames() * PAGE - 64L * PAGE) {
            return 0;
        }
        irps = irps.without(page, bytes);
        space.allocateFromTop(page, bytes, DATA);
        space.write32(page + 4, tag("Irp "));
        put(page + HEADER, size, PoolBlock.Kind.IRP, 0);
        return page + HEADER;
    }

    /** From now on the processor faults where it touches the IRP. */
    void guard(PoolBlock irp) {
        space.guard(irp.address(), irp.size());
    }

    private void putAway(PoolBlock irp) {
        guard(irp);
        forget(irp);
        quarantine = quarantine.plus(irp);
        if (quarantine.size() > MOST_QUARANTINED) {
            PoolBlock oldest = quarantine.get(0);
            quarantine = quarantine.minus(0);
            long bytes = pages(oldest.size() + HEADER) * PAGE;
            space.release(oldest.address(), bytes);
            irps = irps.with(oldest.address() & -PAGE, bytes);
        }
    }

    /** The IRP, under way or gone not long ago, that lies at an address. */
    Optional<PoolBlock> irpAt(long address) {
        Long first = blocks.floorKey(address);
        PoolBlock live = first == null ? null : blocks.get(first);
        if (live != null && live.kind() == PoolBlock.Kind.IRP && address < live.address() + live.size()) {
            return Optional.of(live);
        }
        return quarantine.stream()
                .filter(irp -> address >= irp.address() && address < irp.address() + irp.size())
                .findFirst();
    }

    /** Memory of the pool, zeroed; 0 if there is none. */
    long allocate(long size, int tag, PoolBlock.Kind kind, long caller, boolean executable) {
        if (size < 0 || size > space.freeFrames() * PAGE - 64L * PAGE) {
            return 0;
        }
        boolean small = size <= PAGE - HEADER;
        long bytes = small ? size + HEADER + 15 & -16 : size + PAGE - 1 & -PAGE;
        long at = small ? free.find(bytes, 16, Long.MAX_VALUE, PAGE) : free.find(bytes, PAGE, Long.MAX_VALUE, 0);
        if (at == Ranges.NONE) {
            return 0;
        }
        free = free.without(at, bytes);
        space.allocate(at, bytes, executable ? AddressSpace.WRITE : DATA);
        long address = small ? at + HEADER : at;
        if (small) {
            // POOL_HEADER: the size in units of 16 bytes at offset 2, the tag at offset 4.
            space.write(at, bytes / 16 << 16 | (kind == PoolBlock.Kind.PAGED ? 3L : 2L) << 24, 4);
            space.write32(at + 4, tag);
        }
        space.fill(address, size, 0);
        blocks = blocks.plus(address, new PoolBlock(address, size, tag, kind, caller));
        freed = freed.minus(address);
        return address;
    }

    /** Gives a block of the pool back; pages that become free altogether are no longer mapped. */
    void release(PoolBlock block) {
        boolean small = block.size() <= PAGE - HEADER;
        long at = small ? block.address() - HEADER : block.address();
        long bytes = small ? block.size() + HEADER + 15 & -16 : block.size() + PAGE - 1 & -PAGE;
        free = free.with(at, bytes);
        for (long page = at & -PAGE; page < at + bytes; page += PAGE) {
            if (free.isFree(page, PAGE)) {
                space.release(page, PAGE);
            }
        }
        forget(block);
    }

    private void forget(PoolBlock block) {
        blocks = blocks.minus(block.address());
        freed = freed.plus(block.address(), block);
    }

    /** Addresses for whole pages, behind an unmapped one; 0 if none are left. */
    private long reserve(long bytes) {
        long at = mappings.find(bytes + PAGE, PAGE, Long.MAX_VALUE, 0);
        if (at == Ranges.NONE) {
            return 0;
        }
        mappings = mappings.without(at, bytes + PAGE);
        return at + PAGE;
    }

    private static long pages(long size) {
        return (size + PAGE - 1) / PAGE;
    }

    /** Physically contiguous memory; 0 if there is none. */
    long allocateContiguous(long size, long highest, long boundary, boolean cached, long caller) {
        if (size <= 0 || size > space.freeFrames() * PAGE) {
            return 0;
        }
        int frame = space.takeFrames(pages(size), highest, boundary);
        if (frame < 0) {
            return 0;
        }
        long address = reserve(pages(size) * PAGE);
        mapFrames(address, frame, pages(size), cached ? DATA : DATA | AddressSpace.UNCACHED);
        put(address, size, PoolBlock.Kind.CONTIGUOUS, caller);
        return address;
    }

    private void mapFrames(long address, int frame, long count, long rights) {
        for (int at = 0; at < count; at++) {
            space.map(address + (long) at * PAGE, frame + at, rights);
        }
    }

    private void put(long address, long size, PoolBlock.Kind kind, long caller) {
        blocks = blocks.plus(address, new PoolBlock(address, size, 0, kind, caller));
        freed = freed.minus(address);
    }

    /** Whole pages of their own; 0 if there are none. */
    long allocatePages(long size, PoolBlock.Kind kind, boolean cached, long caller) {
        if (size <= 0 || size > space.freeFrames() * PAGE - 64L * PAGE) {
            return 0;
        }
        long address = reserve(pages(size) * PAGE);
        space.allocate(address, pages(size) * PAGE, cached ? DATA : DATA | AddressSpace.UNCACHED);
        put(address, size, kind, caller);
        return address;
    }

    /** Gives contiguous memory or whole pages back. */
    void releasePages(PoolBlock block) {
        long bytes = pages(block.size()) * PAGE;
        space.release(block.address(), bytes);
        mappings = mappings.with(block.address() - PAGE, bytes + PAGE);
        forget(block);
    }

    /** Maps given frames in a row; the address of the first page. */
    long mapView(int[] frames, boolean cached, long caller) {
        long address = reserve((long) frames.length * PAGE);
        for (int at = 0; at < frames.length; at++) {
            space.map(address + (long) at * PAGE, frames[at], cached ? DATA : DATA | AddressSpace.UNCACHED);
        }
        put(address, (long) frames.length * PAGE, PoolBlock.Kind.MAPPING, caller);
        return address;
    }

    /** Undoes {@link #mapView}; the frames live on. */
    void unmapView(PoolBlock block) {
        for (long at = 0; at < block.size(); at += PAGE) {
            space.unmap(block.address() + at);
        }
        mappings = mappings.with(block.address() - PAGE, block.size() + PAGE);
        forget(block);
    }
}
