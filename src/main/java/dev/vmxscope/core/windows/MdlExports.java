package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.Mdl;

/** Memory descriptor lists. */
final class MdlExports {
    private MdlExports() {}

    static void define(ExportTable table) {
        table.function("IoAllocateMdl", MdlExports::allocate);
        table.procedure("IoFreeMdl", (kernel, a) -> {
            if ((Mdls.flags(kernel, a.get(0)) & Mdl.MAPPED) != 0) {
                Mdls.unmap(kernel, a.get(0));
            }
            kernel.pool.freeForWindows(a.get(0));
        });
        table.procedure("MmProbeAndLockPages", (kernel, a) -> Mdls.lock(kernel, a.get(0), a.bool(1), a.int32(2) != 0));
        table.procedure("MmUnlockPages", (kernel, a) -> Mdls.unlock(kernel, a.get(0)));
        table.procedure("MmBuildMdlForNonPagedPool", (kernel, a) -> Mdls.build(kernel, a.get(0)));
        table.function(
                "MmMapLockedPagesSpecifyCache",
                (kernel, a) -> Mdls.map(kernel, a.get(0), a.int32(2) != 0, a.returnAddress()));
        table.function("MmMapLockedPages", (kernel, a) -> Mdls.map(kernel, a.get(0), true, a.returnAddress()));
        table.procedure("MmUnmapLockedPages", (kernel, a) -> Mdls.unmap(kernel, a.get(1)));
        table.function("MmSizeOfMdl", (kernel, a) -> Mdl.SIZE + 8 * Mdls.pages(a.get(0), a.get(1)));
    }

    private static long allocate(Kernel kernel, Arguments a) {
        long mdl = Mdls.allocate(kernel, a.get(0), a.int32(1));
        long irp = a.get(4);
        if (mdl == 0 || irp == 0) {
            return mdl;
        }
        long link = irp + Irp.MDL_ADDRESS;
        if (a.bool(2)) {
            while (kernel.space.read64(link) != 0) {
                link = kernel.space.read64(link);
            }
        }
        kernel.space.write64(link, mdl);
        return mdl;
    }
}
