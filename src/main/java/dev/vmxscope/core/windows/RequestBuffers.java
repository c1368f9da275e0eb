package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.nt.StackLocation;

/** The buffers that the I/O manager makes for a request. */
final class RequestBuffers {
    private final Kernel kernel;
    private final long irp;
    private final boolean user;
    private long systemBuffer;
    private long mdl;
    private long userBuffer;

    RequestBuffers(Kernel kernel, long irp) {
        this.kernel = kernel;
        this.irp = irp;
        this.user = kernel.space.read8(irp + Irp.REQUESTOR_MODE) == Requests.USER;
    }

    /** A buffer in pool with a copy of the caller's input; it is copied back to {@code output} if that is not 0. */
    void system(int size, long input, int inputLength, long output) {
        if (size == 0) {
            return;
        }
        systemBuffer = kernel.pool.allocateForWindows(Integer.toUnsignedLong(size), "IoSB");
        if (systemBuffer == 0) {
            throw new StatusRaised(NtStatus.INSUFFICIENT_RESOURCES);
        }
        kernel.space.copy(systemBuffer, input, Integer.toUnsignedLong(inputLength));
        userBuffer = output;
        int flags = Irp.BUFFERED_IO | Irp.DEALLOCATE_BUFFER | (output == 0 ? 0 : Irp.INPUT_OPERATION);
        kernel.space.write64(irp + Irp.SYSTEM_BUFFER, systemBuffer);
        kernel.space.write64(irp + Irp.USER_BUFFER, output);
        kernel.space.write32(irp + Irp.FLAGS, kernel.space.read32(irp + Irp.FLAGS) | flags);
    }

    /** The caller's buffer as the device's flags want it; {@code write} if the data are for the device. */
    Transfer byDevice(int deviceFlags, boolean write, long buffer, int length) {
        if ((deviceFlags & DeviceObject.DO_BUFFERED_IO) != 0) {
            system(length, buffer, write ? length : 0, write ? 0 : buffer);
            return Transfer.BUFFERED;
        } else if ((deviceFlags & DeviceObject.DO_DIRECT_IO) != 0) {
            direct(buffer, length, !write);
            return Transfer.DIRECT;
        }
        raw(buffer);
        return Transfer.NEITHER;
    }

    /** The caller's two buffers as the method of a control code wants them. */
    Transfer byMethod(int code, long stack, CallerBuffers data) {
        Transfer transfer = Transfer.ofControlCode(code);
        switch (transfer) {
            case BUFFERED ->
                system(
                        Math.max(data.inputLength(), data.outputLength()),
                        data.input(),
                        data.inputLength(),
                        data.output());
            case NEITHER -> {
                kernel.space.write64(irp + Irp.USER_BUFFER, data.output());
                kernel.space.write64(stack + StackLocation.TYPE3_INPUT, data.input());
            }
            default -> {
                system(data.inputLength(), data.input(), data.inputLength(), 0);
                direct(data.output(), data.outputLength(), transfer == Transfer.OUT_DIRECT);
            }
        }
        return transfer;
    }

    /** The caller's own address. */
    void raw(long buffer) {
        kernel.space.write64(irp + Irp.USER_BUFFER, buffer);
    }

    /** An MDL of the caller's buffer, with its pages locked. */
    void direct(long buffer, int length, boolean write) {
        if (length == 0) {
            return;
        }
        mdl = Mdls.allocate(kernel, buffer, length);
        Mdls.lock(kernel, mdl, user, write);
        kernel.space.write64(irp + Irp.MDL_ADDRESS, mdl);
    }

    /** The request that is to be sent with these buffers. */
    Request request(int journey, int major, long device, int outputLength) {
        return new Request(irp, journey, major, device, 0, systemBuffer, mdl, userBuffer, outputLength, false, 0, 0);
    }

    /** The caller's buffer is bad: nothing is sent. */
    void abandon(int journey) {
        for (long block : new long[] {systemBuffer, mdl, irp}) {
            kernel.pool.freeForWindows(block);
        }
        Files.fail(kernel, journey, NtStatus.ACCESS_VIOLATION);
    }
}
