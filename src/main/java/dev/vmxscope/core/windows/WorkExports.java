package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.NtStatus;

/** Work items: routines that a worker thread of the system calls later, at PASSIVE_LEVEL. */
final class WorkExports {
    /** IO_WORKITEM is opaque; here the device that it was allocated for lies in it. */
    private static final int IO_WORK_ITEM_SIZE = 0x58;

    private static final int IO_WORK_ITEM_DEVICE = 0x28;

    /** WORK_QUEUE_ITEM. Source: wdm.h. */
    private static final int ROUTINE = 0x10;

    private static final int PARAMETER = 0x18;

    private WorkExports() {}

    static void define(ExportTable table) {
        table.function("IoAllocateWorkItem", (kernel, a) -> {
            long item = kernel.pool.allocate(
                    IO_WORK_ITEM_SIZE, Pool.tag("IoWI"), PoolBlock.Kind.NON_PAGED, a.returnAddress(), false);
            return item == 0 ? 0 : initialize(kernel, item, a.get(0));
        });
        table.procedure("IoInitializeWorkItem", (kernel, a) -> initialize(kernel, a.get(1), a.get(0)));
        table.procedure("IoUninitializeWorkItem", (kernel, a) -> {});
        table.function("IoSizeofWorkItem", (kernel, a) -> IO_WORK_ITEM_SIZE);
        table.procedure("IoFreeWorkItem", (kernel, a) -> kernel.pool.freeForWindows(a.get(0)));
        table.procedure("IoQueueWorkItem", (kernel, a) -> {
            long device = kernel.space.read64(a.get(0) + IO_WORK_ITEM_DEVICE);
            start(kernel, a.get(1), device, a.get(3));
        });
        table.procedure("IoQueueWorkItemEx", (kernel, a) -> {
            long device = kernel.space.read64(a.get(0) + IO_WORK_ITEM_DEVICE);
            start(kernel, a.get(1), device, a.get(3), a.get(0));
        });
        table.procedure("ExQueueWorkItem", (kernel, a) -> {
            long routine = kernel.space.read64(a.get(0) + ROUTINE);
            start(kernel, routine, kernel.space.read64(a.get(0) + PARAMETER));
        });
        table.function("PsCreateSystemThread", WorkExports::createThread);
    }

    private static long initialize(Kernel kernel, long item, long device) {
        kernel.space.fill(item, IO_WORK_ITEM_SIZE, 0);
        kernel.space.write64(item + IO_WORK_ITEM_DEVICE, device);
        return item;
    }

    private static GuestThread start(Kernel kernel, long routine, long... arguments) {
        return WaitExports.startThread(kernel, Message.of("thread.worker"), routine, arguments);
    }

    private static long createThread(Kernel kernel, Arguments a) {
        long handleOut = a.get(0);
        long idOut = a.get(4);
        GuestThread thread = WaitExports.startThread(kernel, Message.of("thread.driver"), a.get(5), a.get(6));
        kernel.space.write64(handleOut, thread.id() | 0xFFFFFFFF80000000L);
        if (idOut != 0) {
            kernel.space.write64(idOut, GuestThread.SYSTEM);
            kernel.space.write64(idOut + 8, thread.id());
        }
        return NtStatus.SUCCESS;
    }
}
