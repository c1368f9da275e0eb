package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.NtStatus;

/** The memory manager: contiguous and non-cached memory, addresses, device memory, probes of user addresses. */
final class MemoryExports {
    private static final long USER_END = 0x7FFFFFFF0000L;

    private MemoryExports() {}

    static void define(ExportTable table) {
        table.function(
                "MmAllocateContiguousMemory",
                (kernel, a) -> kernel.pool.allocateContiguous(a.get(0), a.get(1), 0, true, a.returnAddress()));
        table.function(
                "MmAllocateContiguousMemorySpecifyCache",
                (kernel, a) -> kernel.pool.allocateContiguous(
                        a.get(0), a.get(2), a.get(3), a.int32(4) == 1, a.returnAddress()));
        table.function(
                "MmAllocateContiguousMemorySpecifyCacheNode",
                (kernel, a) -> kernel.pool.allocateContiguous(
                        a.get(0), a.get(2), a.get(3), a.int32(4) == 1, a.returnAddress()));
        table.function(
                "MmAllocateContiguousNodeMemory",
                (kernel, a) -> kernel.pool.allocateContiguous(a.get(0), a.get(2), a.get(3), true, a.returnAddress()));
        table.service("MmFreeContiguousMemory", (kernel, a) -> free(kernel, a.get(0), PoolBlock.Kind.CONTIGUOUS));
        table.service(
                "MmFreeContiguousMemorySpecifyCache", (kernel, a) -> free(kernel, a.get(0), PoolBlock.Kind.CONTIGUOUS));
        table.function(
                "MmAllocateNonCachedMemory",
                (kernel, a) ->
                        kernel.pool.allocatePages(a.get(0), PoolBlock.Kind.NON_CACHED, false, a.returnAddress()));
        table.service("MmFreeNonCachedMemory", (kernel, a) -> free(kernel, a.get(0), PoolBlock.Kind.NON_CACHED));
        table.function("MmGetPhysicalAddress", (kernel, a) -> Math.max(0, kernel.space.physical(a.get(0))));
        table.function("MmGetVirtualForPhysical", (kernel, a) -> kernel.space.linearOf(a.get(0)));
        table.function("MmIsAddressValid", (kernel, a) -> kernel.space.isMapped(a.get(0)) ? 1 : 0);
        table.function(
                "MmMapIoSpace",
                (kernel, a) -> mapIoSpace(kernel, a.get(0), a.get(1), a.int32(2) == 1, a.returnAddress()));
        table.function(
                "MmMapIoSpaceEx",
                (kernel, a) -> mapIoSpace(kernel, a.get(0), a.get(1), (a.int32(2) & 0x200) == 0, a.returnAddress()));
        table.procedure(
                "MmUnmapIoSpace",
                (kernel, a) -> kernel.pool.block(a.get(0) & -AddressSpace.PAGE).ifPresent(kernel.pool::unmapView));
        table.function("MmGetPhysicalMemoryRanges", (kernel, a) -> physicalRanges(kernel));
        table.service("MmGetSystemRoutineAddress", (kernel, a) -> {
            String name = kernel.space.unicodeString(a.get(0));
            kernel.ret(Images.kernelAddress(name).orElse(0L));
        });
        table.procedure("ProbeForRead", (kernel, a) -> probe(kernel, a.get(0), a.get(1), a.int32(2), false));
        table.procedure("ProbeForWrite", (kernel, a) -> probe(kernel, a.get(0), a.get(1), a.int32(2), true));
    }

    /** PHYSICAL_MEMORY_RANGE: base and length, 64 bits each; a pair of zeros ends the array, which the caller frees. */
    private static long physicalRanges(Kernel kernel) {
        long ranges = kernel.pool.allocateForWindows(32, "hPmM");
        kernel.space.write64(ranges, AddressSpace.PAGE);
        kernel.space.write64(ranges + 8, kernel.computer.memory().size() - AddressSpace.PAGE);
        return ranges;
    }

    private static void free(Kernel kernel, long address, PoolBlock.Kind kind) {
        PoolBlock block =
                kernel.pool.block(address).filter(found -> found.kind() == kind).orElse(null);
        if (block == null) {
            Message text = Message.of("bugcheck.freed", kind);
            kernel.verifier.frees().wrong(address, text);
            kernel.faults.bugcheck(0xC2, text, 0x60, address, 0, 0);
            return;
        }
        kernel.verifier.frees().freeing(block);
        kernel.pool.releasePages(block);
        kernel.ret(0);
    }

    private static long mapIoSpace(Kernel kernel, long physical, long size, boolean cached, long caller) {
        long offset = physical & AddressSpace.PAGE - 1;
        long pages = (offset + size + AddressSpace.PAGE - 1) / AddressSpace.PAGE;
        if (size <= 0 || pages > 1 << 16 || physical < 0 || physical >>> 12 > Integer.MAX_VALUE - pages) {
            return 0;
        }
        int[] frames = new int[(int) pages];
        for (int at = 0; at < frames.length; at++) {
            frames[at] = (int) (physical / AddressSpace.PAGE) + at;
        }
        return kernel.pool.mapView(frames, cached, caller) + offset;
    }

    /**
     * Checks a buffer of user mode: its alignment, that it lies in user space and, for writing, that each page can be
     * written; raises an exception if not. ProbeForRead touches nothing. Source: Microsoft, "ProbeForRead macro".
     */
    private static void probe(Kernel kernel, long address, long length, int alignment, boolean write) {
        if (length == 0) {
            return;
        }
        if ((address & alignment - 1) != 0) {
            throw new StatusRaised(NtStatus.DATATYPE_MISALIGNMENT);
        }
        boolean outside = Long.compareUnsigned(address + length, address) < 0
                || Long.compareUnsigned(address + length, USER_END) > 0;
        if (outside) {
            throw new StatusRaised(NtStatus.ACCESS_VIOLATION);
        }
        kernel.verifier.pointers().checked(address, length);
        for (long page = address;
                write && page < address + length;
                page = (page & -AddressSpace.PAGE) + AddressSpace.PAGE) {
            kernel.space.write(page, kernel.space.read8(page), 1);
        }
    }
}
