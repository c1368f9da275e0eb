package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.Mdl;
import dev.vmxscope.core.windows.nt.NtStatus;

/** Memory descriptor lists. */
final class Mdls {
    private static final int PAGE = AddressSpace.PAGE;

    private Mdls() {}

    static long pages(long address, long length) {
        return ((address & PAGE - 1) + length + PAGE - 1) / PAGE;
    }

    /** IoAllocateMdl; 0 if memory is short. */
    static long allocate(Kernel kernel, long address, int length) {
        long size = Mdl.SIZE + 8 * pages(address, Integer.toUnsignedLong(length));
        long mdl = size > 0xFFFF ? 0 : kernel.pool.allocateForWindows(size, "Mdl ");
        if (mdl != 0) {
            kernel.space.write(mdl + Mdl.LENGTH, size, 2);
            kernel.space.write64(mdl + Mdl.START_VA, address & -PAGE);
            kernel.space.write32(mdl + Mdl.BYTE_COUNT, length);
            kernel.space.write32(mdl + Mdl.BYTE_OFFSET, (int) address & PAGE - 1);
        }
        return mdl;
    }

    static int flags(Kernel kernel, long mdl) {
        return kernel.space.read16(mdl + Mdl.FLAGS);
    }

    static void setFlags(Kernel kernel, long mdl, int flags) {
        kernel.space.write(mdl + Mdl.FLAGS, flags, 2);
    }

    static long start(Kernel kernel, long mdl) {
        return kernel.space.read64(mdl + Mdl.START_VA);
    }

    static long count(Kernel kernel, long mdl) {
        long offset = kernel.space.read32(mdl + Mdl.BYTE_OFFSET);
        return pages(offset, Integer.toUnsignedLong(kernel.space.read32(mdl + Mdl.BYTE_COUNT)));
    }

    /**
     * MmProbeAndLockPages: writes the frame numbers.
     *
     * @throws StatusRaised if a page is not mapped, not the user's, or not writable
     */
    static void lock(Kernel kernel, long mdl, boolean user, boolean write) {
        long page = start(kernel, mdl);
        for (long at = 0; at < count(kernel, mdl); at++, page += PAGE) {
            long entry = kernel.space.pageEntry(page);
            boolean allowed = entry != 0
                    && (!user || (entry & AddressSpace.USER) != 0)
                    && (!write || (entry & AddressSpace.WRITE) != 0);
            if (!allowed) {
                throw new StatusRaised(NtStatus.ACCESS_VIOLATION);
            }
            kernel.space.write64(mdl + Mdl.FRAMES + 8 * at, kernel.space.physical(page) / PAGE);
        }
        kernel.verifier.pointers().checked(start(kernel, mdl), count(kernel, mdl) * PAGE);
        setFlags(kernel, mdl, flags(kernel, mdl) | Mdl.LOCKED | (write ? Mdl.WRITE_OPERATION : 0));
    }

    /** MmBuildMdlForNonPagedPool. */
    static void build(Kernel kernel, long mdl) {
        lock(kernel, mdl, false, false);
        setFlags(kernel, mdl, flags(kernel, mdl) & ~Mdl.LOCKED | Mdl.NON_PAGED);
        long offset = kernel.space.read32(mdl + Mdl.BYTE_OFFSET);
        kernel.space.write64(mdl + Mdl.MAPPED_VA, start(kernel, mdl) + offset);
    }

    /** MmMapLockedPagesSpecifyCache for kernel mode; the address of the first byte, 0 if there is no room. */
    static long map(Kernel kernel, long mdl, boolean cached, long caller) {
        int[] frames = new int[(int) count(kernel, mdl)];
        for (int at = 0; at < frames.length; at++) {
            frames[at] = (int) kernel.space.read64(mdl + Mdl.FRAMES + 8L * at);
        }
        long address = kernel.pool.mapView(frames, cached, caller) + kernel.space.read32(mdl + Mdl.BYTE_OFFSET);
        kernel.space.write64(mdl + Mdl.MAPPED_VA, address);
        setFlags(kernel, mdl, flags(kernel, mdl) | Mdl.MAPPED);
        return address;
    }

    /** MmUnmapLockedPages. */
    static void unmap(Kernel kernel, long mdl) {
        long mapped = kernel.space.read64(mdl + Mdl.MAPPED_VA) & -PAGE;
        kernel.pool.block(mapped).ifPresent(kernel.pool::unmapView);
        setFlags(kernel, mdl, flags(kernel, mdl) & ~Mdl.MAPPED);
    }

    /** MmUnlockPages, which also undoes the mapping. */
    static void unlock(Kernel kernel, long mdl) {
        if ((flags(kernel, mdl) & Mdl.MAPPED) != 0) {
            unmap(kernel, mdl);
        }
        setFlags(kernel, mdl, flags(kernel, mdl) & ~(Mdl.LOCKED | Mdl.WRITE_OPERATION));
    }
}
