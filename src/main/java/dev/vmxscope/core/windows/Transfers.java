package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.FileObject;
import dev.vmxscope.core.windows.nt.IoctlCode;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.nt.StackLocation;
import dev.vmxscope.core.x86.exec.GuestFault;

/**
 * The system calls that move data: NtReadFile, NtWriteFile, NtDeviceIoControlFile, NtFsControlFile; else as
 * {@link Files}.
 */
final class Transfers {
    /** FILE_DEVICE_FILE_SYSTEM: DeviceIoControl calls NtFsControlFile for codes of this type. */
    private static final int FILE_SYSTEM = 9;

    private static final int SL_READ_ACCESS_GRANTED = 1;
    private static final int SL_WRITE_ACCESS_GRANTED = 4;

    private Transfers() {}

    /** Reads or writes; the information is how many bytes. */
    static void transfer(Kernel kernel, int journey, int handle, boolean write, long buffer, int length, long offset) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null || !granted(kernel, file, write)) {
            Files.fail(kernel, journey, file == null ? NtStatus.INVALID_HANDLE : NtStatus.ACCESS_DENIED);
            return;
        }
        AddressSpace space = kernel.space;
        int major = write ? Major.WRITE : Major.READ;
        long top = kernel.io.top(file.device());
        long irp = kernel.requests.allocate(top, file.object(), major, Requests.USER);
        long stack = kernel.requests.nextLocation(irp);
        space.write32(stack + StackLocation.LENGTH, length);
        space.write64(stack + StackLocation.BYTE_OFFSET, offset);
        space.write32(irp + Irp.FLAGS, write ? Irp.WRITE_OPERATION : Irp.READ_OPERATION);
        RequestBuffers buffers = new RequestBuffers(kernel, irp);
        Transfer transfer;
        try {
            transfer = buffers.byDevice(space.read32(top + DeviceObject.FLAGS), write, buffer, length);
        } catch (GuestFault | StatusRaised bad) {
            buffers.abandon(journey);
            return;
        }
        CallerBuffers given = write
                ? new CallerBuffers(transfer, buffer, length, 0, 0)
                : new CallerBuffers(transfer, 0, 0, buffer, length);
        kernel.requests.send(buffers.request(journey, major, top, length), given);
    }

    /** Whether a handle was opened for reading, or for writing. */
    private static boolean granted(Kernel kernel, OpenFile file, boolean write) {
        return kernel.space.read8(file.object() + (write ? FileObject.WRITE_ACCESS : FileObject.READ_ACCESS)) != 0;
    }

    /**
     * DeviceIoControl; bits 1:0 of the code say how the buffers are passed, bits 15:14 what the handle must have been
     * opened for.
     */
    static void control(Kernel kernel, int journey, int handle, int code, CallerBuffers data) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null) {
            Files.fail(kernel, journey, NtStatus.INVALID_HANDLE);
            return;
        }
        IoctlCode parts = IoctlCode.of(code);
        boolean read = granted(kernel, file, false);
        boolean write = granted(kernel, file, true);
        if ((parts.access() & IoctlCode.READ_ACCESS) != 0 && !read
                || (parts.access() & IoctlCode.WRITE_ACCESS) != 0 && !write) {
            Files.fail(kernel, journey, NtStatus.ACCESS_DENIED);
            return;
        }
        int major = parts.deviceType() == FILE_SYSTEM ? Major.FILE_SYSTEM_CONTROL : Major.DEVICE_CONTROL;
        long top = kernel.io.top(file.device());
        long irp = kernel.requests.allocate(top, file.object(), major, Requests.USER);
        int flags = (read ? SL_READ_ACCESS_GRANTED : 0) | (write ? SL_WRITE_ACCESS_GRANTED : 0);
        kernel.space.write(kernel.requests.nextLocation(irp) + StackLocation.FLAGS, flags, 1);
        send(kernel, journey, irp, top, major, code, data);
    }

    /** Sends a request with a control code, whoever asked. */
    static void send(Kernel kernel, int journey, long irp, long device, int major, int code, CallerBuffers data) {
        AddressSpace space = kernel.space;
        long stack = kernel.requests.nextLocation(irp);
        space.write32(stack + StackLocation.OUTPUT_LENGTH, data.outputLength());
        space.write32(stack + StackLocation.INPUT_LENGTH, data.inputLength());
        space.write32(stack + StackLocation.CONTROL_CODE, code);
        RequestBuffers buffers = new RequestBuffers(kernel, irp);
        Transfer transfer;
        try {
            transfer = buffers.byMethod(code, stack, data);
        } catch (GuestFault | StatusRaised bad) {
            buffers.abandon(journey);
            return;
        }
        kernel.requests.send(buffers.request(journey, major, device, data.outputLength()), data.as(transfer));
    }
}
