package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.nt.StackLocation;
import dev.vmxscope.core.x86.exec.GuestFault;

/** The system calls that move data: NtReadFile, NtWriteFile, NtDeviceIoControlFile; else as {@link Files}. */
final class Transfers {
    private Transfers() {}

    /** Reads or writes; the information is how many bytes. */
    static void transfer(
            Kernel kernel, int journey, int handle, boolean write, long buffer, int length, long offset) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null) {
            Files.fail(kernel, journey, NtStatus.INVALID_HANDLE);
            return;
        }
        AddressSpace space = kernel.space;
        int major = write ? Major.WRITE : Major.READ;
        int flags = space.read32(file.device() + DeviceObject.FLAGS);
        long irp = kernel.requests.allocate(file.device(), file.object(), major);
        long stack = kernel.requests.nextLocation(irp);
        space.write32(stack + StackLocation.LENGTH, length);
        space.write64(stack + StackLocation.BYTE_OFFSET, offset);
        space.write32(irp + Irp.FLAGS, write ? Irp.WRITE_OPERATION : Irp.READ_OPERATION);
        RequestBuffers buffers = new RequestBuffers(kernel, irp);
        try {
            if ((flags & DeviceObject.DO_BUFFERED_IO) != 0) {
                buffers.system(length, buffer, write ? length : 0, write ? 0 : buffer);
            } else if ((flags & DeviceObject.DO_DIRECT_IO) != 0) {
                buffers.direct(buffer, length, !write);
            } else {
                space.write64(irp + Irp.USER_BUFFER, buffer);
            }
        } catch (GuestFault | StatusRaised bad) {
            buffers.abandon(journey);
            return;
        }
        Transfer transfer = (flags & DeviceObject.DO_BUFFERED_IO) != 0
                ? Transfer.BUFFERED
                : (flags & DeviceObject.DO_DIRECT_IO) != 0 ? Transfer.DIRECT : Transfer.NEITHER;
        CallerBuffers given = write
                ? new CallerBuffers(transfer, buffer, length, 0, 0)
                : new CallerBuffers(transfer, 0, 0, buffer, length);
        kernel.requests.send(buffers.request(journey, major, file.device(), length), given);
    }

    /** DeviceIoControl; bits 1:0 of the code say how the buffers are passed. */
    static void control(
            Kernel kernel, int journey, int handle, int code, long input, int inputLength, long output, int outputLength) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null) {
            Files.fail(kernel, journey, NtStatus.INVALID_HANDLE);
            return;
        }
        AddressSpace space = kernel.space;
        long irp = kernel.requests.allocate(file.device(), file.object(), Major.DEVICE_CONTROL);
        long stack = kernel.requests.nextLocation(irp);
        space.write32(stack + StackLocation.OUTPUT_LENGTH, outputLength);
        space.write32(stack + StackLocation.INPUT_LENGTH, inputLength);
        space.write32(stack + StackLocation.CONTROL_CODE, code);
        RequestBuffers buffers = new RequestBuffers(kernel, irp);
        try {
            switch (Transfer.ofControlCode(code)) {
                case BUFFERED -> buffers.system(Math.max(inputLength, outputLength), input, inputLength, output);
                case NEITHER -> {
                    space.write64(irp + Irp.USER_BUFFER, output);
                    space.write64(stack + StackLocation.TYPE3_INPUT, input);
                }
                default -> {
                    buffers.system(inputLength, input, inputLength, 0);
                    buffers.direct(output, outputLength, Transfer.ofControlCode(code) == Transfer.OUT_DIRECT);
                }
            }
        } catch (GuestFault | StatusRaised bad) {
            buffers.abandon(journey);
            return;
        }
        Transfer transfer = Transfer.ofControlCode(code);
        kernel.requests.send(
                buffers.request(journey, Major.DEVICE_CONTROL, file.device(), outputLength),
                new CallerBuffers(transfer, input, inputLength, output, outputLength));
    }
}
