package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.x86.exec.NotEmulated;

/** Processes, threads, objects and their handles. */
final class ObjectExports {
    private static final int CURRENT_THREAD_HANDLE = -2;

    private ObjectExports() {}

    static void define(ExportTable table) {
        table.function("PsGetCurrentProcess", (kernel, a) -> process(kernel));
        table.function("IoGetCurrentProcess", (kernel, a) -> process(kernel));
        table.function(
                "PsGetCurrentProcessId",
                (kernel, a) -> kernel.scheduler.running().process());
        table.function("PsGetProcessId", (kernel, a) -> kernel.space.read64(a.get(0) + 0x440));
        table.function("PsGetProcessImageFileName", (kernel, a) -> a.get(0) + 0x5A8);
        table.function(
                "PsGetCurrentThread", (kernel, a) -> kernel.scheduler.running().object());
        table.function(
                "KeGetCurrentThread", (kernel, a) -> kernel.scheduler.running().object());
        table.function(
                "PsGetCurrentThreadId",
                (kernel, a) -> kernel.space.read64(kernel.scheduler.running().object() + 0x480));
        table.function(
                "ExGetPreviousMode", (kernel, a) -> kernel.scheduler.running().process() == GuestThread.SYSTEM ? 0 : 1);
        table.function("ObfReferenceObject", (kernel, a) -> 1);
        table.function("ObfDereferenceObject", (kernel, a) -> 1);
        table.function("ObReferenceObjectByHandle", ObjectExports::byHandle);
        table.function("ZwClose", (kernel, a) -> 0);
    }

    private static long process(Kernel kernel) {
        return Processes.object(kernel, kernel.scheduler.running().process());
    }

    /** The handles that a driver can have are those of its threads. */
    private static long byHandle(Kernel kernel, Arguments a) {
        long handle = a.get(0);
        if (handle == CURRENT_THREAD_HANDLE) {
            kernel.space.write64(a.get(4), kernel.scheduler.running().object());
            return NtStatus.SUCCESS;
        }
        for (GuestThread thread : kernel.scheduler.threads()) {
            if ((thread.id() | 0xFFFFFFFF80000000L) == handle) {
                kernel.space.write64(a.get(4), thread.object());
                return NtStatus.SUCCESS;
            }
        }
        OpenFile file = kernel.io.state().handles().get((int) handle);
        if (file != null) {
            kernel.space.write64(a.get(4), file.object());
            return NtStatus.SUCCESS;
        }
        throw new NotEmulated(Message.of("missing.handle", Message.digits(handle)));
    }
}
