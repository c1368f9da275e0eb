package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.NtStatus;

/** The I/O manager's functions for devices, links and requests. */
final class IoExports {
    private IoExports() {}

    static void define(ExportTable table) {
        table.function(
                "IoCreateDevice",
                (kernel, a) -> kernel.io.createDevice(
                        a.get(0), a.int32(1), name(kernel, a.get(2)), a.int32(3), a.int32(4), a.bool(5), a.get(6)));
        // The security descriptor and class come after the same arguments but one; nothing here checks access.
        table.function(
                "IoCreateDeviceSecure",
                (kernel, a) -> kernel.io.createDevice(
                        a.get(0), a.int32(1), name(kernel, a.get(2)), a.int32(3), a.int32(4), a.bool(5), a.get(8)));
        table.function(
                "WdmlibIoCreateDeviceSecure",
                (kernel, a) -> kernel.io.createDevice(
                        a.get(0), a.int32(1), name(kernel, a.get(2)), a.int32(3), a.int32(4), a.bool(5), a.get(8)));
        table.procedure("IoDeleteDevice", (kernel, a) -> kernel.io.deleteDevice(a.get(0)));
        table.function(
                "IoCreateSymbolicLink",
                (kernel, a) -> kernel.io.createLink(
                        kernel.space.unicodeString(a.get(0)), kernel.space.unicodeString(a.get(1))));
        table.function(
                "IoCreateUnprotectedSymbolicLink",
                (kernel, a) -> kernel.io.createLink(
                        kernel.space.unicodeString(a.get(0)), kernel.space.unicodeString(a.get(1))));
        table.function(
                "IoDeleteSymbolicLink", (kernel, a) -> kernel.io.deleteLink(kernel.space.unicodeString(a.get(0))));
        table.service("IofCompleteRequest", (kernel, a) -> kernel.requests.complete(a.get(0), 0, a.returnAddress()));
        table.service("IofCallDriver", (kernel, a) -> kernel.requests.forward(a.get(0), a.get(1), a.returnAddress()));
        // The cancel spin lock: nothing else runs while its holder does not wait, so the IRQL is all there is to it.
        table.procedure(
                "IoAcquireCancelSpinLock",
                (kernel, a) -> kernel.space.write(a.get(0), ProcessorExports.setIrql(kernel, 2), 1));
        table.procedure("IoReleaseCancelSpinLock", (kernel, a) -> ProcessorExports.setIrql(kernel, a.int32(0) & 0xFF));
        table.service("IoCancelIrp", (kernel, a) -> kernel.requests.cancel(a.get(0), a.returnAddress()));
        table.function("IoIs32bitProcess", (kernel, a) -> 0);
        table.function("IoGetStackLimits", IoExports::stackLimits);
        table.function(
                "IoGetRemainingStackSize",
                (kernel, a) -> a.core().get(GeneralRegisters.RSP)
                        - (kernel.scheduler.running().stackTop() - Layout.STACK_SIZE));
        table.function("IoRegisterShutdownNotification", (kernel, a) -> {
            kernel.io.put(
                    kernel.io.state().withShutdown(kernel.io.state().shutdown().plus(a.get(0))));
            return NtStatus.SUCCESS;
        });
        table.procedure(
                "IoUnregisterShutdownNotification",
                (kernel, a) -> kernel.io.put(kernel.io
                        .state()
                        .withShutdown(kernel.io.state().shutdown().minus(a.get(0)))));
        table.function("IoAttachDeviceToDeviceStack", IoExports::attach);
        table.procedure(
                "IoDetachDevice", (kernel, a) -> kernel.space.write64(a.get(0) + DeviceObject.ATTACHED_DEVICE, 0));
    }

    private static String name(Kernel kernel, long unicodeString) {
        return unicodeString == 0 ? "" : kernel.space.unicodeString(unicodeString);
    }

    private static long stackLimits(Kernel kernel, Arguments a) {
        long top = kernel.scheduler.running().stackTop();
        kernel.space.write64(a.get(0), top - Layout.STACK_SIZE);
        kernel.space.write64(a.get(1), top);
        return 0;
    }

    /** Puts a device on top of the stack that another belongs to; returns the one right below. */
    private static long attach(Kernel kernel, Arguments a) {
        AddressSpace space = kernel.space;
        long below = a.get(1);
        while (space.read64(below + DeviceObject.ATTACHED_DEVICE) != 0) {
            below = space.read64(below + DeviceObject.ATTACHED_DEVICE);
        }
        space.write64(below + DeviceObject.ATTACHED_DEVICE, a.get(0));
        space.write(a.get(0) + DeviceObject.STACK_SIZE, space.read8(below + DeviceObject.STACK_SIZE) + 1L, 1);
        return below;
    }
}
