package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.FileObject;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.nt.StackLocation;
import dev.vmxscope.core.x86.exec.GuestFault;

/**
 * The other system calls on files: NtQueryInformationFile, NtSetInformationFile, NtFlushBuffersFile and so on; else as
 * {@link Files}. Source: Microsoft, "IRP_MJ_QUERY_INFORMATION" and the page of each other code, which say where the
 * buffer of each is.
 */
final class FileServices {
    private static final int CLASS = 0x10;
    private static final int QUERY_DIRECTORY_CLASS = 0x18;
    private static final int FIRST = 0x08;
    private static final int SECOND = 0x10;
    private static final int SL_RESTART_SCAN = 0x01;
    private static final int SL_FAIL_AND_EXCLUSIVE = 0x03;
    private static final int LOCKED_BYTES = 16;
    private static final int FILTER_EVERYTHING = 0xFFF;

    private FileServices() {}

    /** NAMED_PIPE_CREATE_PARAMETERS or MAILSLOT_CREATE_PARAMETERS in pool. Source: ntifs.h. */
    static long creation(Kernel kernel, int major) {
        AddressSpace space = kernel.space;
        if (major == Major.CREATE_MAILSLOT) {
            long parameters = kernel.pool.allocateForWindows(0x18, "IoPm");
            // No time-out: reads wait for ever.
            space.write64(parameters + 8, -1);
            space.write(parameters + 0x10, 1, 1);
            return parameters;
        }
        long parameters = kernel.pool.allocateForWindows(0x28, "IoPm");
        // One instance, quotas of a page; a default time-out of 50 ms in units of 100 ns.
        space.write32(parameters + 0x0C, 1);
        space.write32(parameters + 0x10, AddressSpace.PAGE);
        space.write32(parameters + 0x14, AddressSpace.PAGE);
        space.write64(parameters + 0x18, -500_000);
        space.write(parameters + 0x20, 1, 1);
        return parameters;
    }

    /** Makes the request of a call and sends it. */
    static void invoke(Kernel kernel, int journey, FileCall call, int handle, CallerBuffers data) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null) {
            Files.fail(kernel, journey, NtStatus.INVALID_HANDLE);
            return;
        }
        boolean security = call == FileCall.QUERY_SECURITY || call == FileCall.SET_SECURITY;
        if (security && kernel.space.read16(file.object() + FileObject.FILE_NAME) == 0) {
            kernel.emit(new WindowsEvent.Note(Message.of("irp.note.security")));
            kernel.journal.named(journey, Stop.Kind.ANSWERED, file.device(), "");
            new Security.Over(call, data, 0).resume(kernel, Integer.toUnsignedLong(NtStatus.INVALID_DEVICE_REQUEST), 0);
            return;
        }
        long top = kernel.io.top(file.device());
        long irp = kernel.requests.allocate(top, file.object(), call.major(), Requests.USER);
        long stack = kernel.requests.nextLocation(irp);
        kernel.space.write(stack + StackLocation.MINOR, call.minor(), 1);
        RequestBuffers buffers = new RequestBuffers(kernel, irp);
        Transfer transfer;
        try {
            transfer = fill(kernel, call, stack, buffers, top, data);
        } catch (GuestFault | StatusRaised bad) {
            buffers.abandon(journey);
            return;
        }
        kernel.requests.send(buffers.request(journey, call.major(), top, data.outputLength()), data.as(transfer));
    }

    /** Writes the parameters and makes the buffers. */
    private static Transfer fill(
            Kernel kernel, FileCall call, long stack, RequestBuffers buffers, long device, CallerBuffers data) {
        AddressSpace space = kernel.space;
        int deviceFlags = space.read32(device + DeviceObject.FLAGS);
        boolean input = data.inputLength() > 0;
        int length = input ? data.inputLength() : data.outputLength();
        switch (call.major()) {
            case Major.QUERY_INFORMATION, Major.QUERY_VOLUME_INFORMATION -> {
                space.write32(stack + StackLocation.LENGTH, length);
                space.write32(stack + CLASS, call.informationClass());
                buffers.system(length, 0, 0, data.output());
                return length == 0 ? Transfer.NONE : Transfer.BUFFERED;
            }
            case Major.SET_INFORMATION, Major.SET_VOLUME_INFORMATION -> {
                space.write32(stack + StackLocation.LENGTH, data.inputLength());
                space.write32(stack + CLASS, call.informationClass());
                buffers.system(data.inputLength(), data.input(), data.inputLength(), 0);
                return input ? Transfer.BUFFERED : Transfer.NONE;
            }
            case Major.FLUSH_BUFFERS -> {
                return Transfer.NONE;
            }
            case Major.LOCK_CONTROL -> {
                return lock(kernel, call, stack);
            }
            case Major.QUERY_SECURITY, Major.SET_SECURITY -> {
                return Security.fill(kernel, call, stack, buffers, data);
            }
            default -> {
                space.write32(stack + StackLocation.LENGTH, length);
                if (call == FileCall.QUERY_DIRECTORY) {
                    space.write32(stack + QUERY_DIRECTORY_CLASS, call.informationClass());
                    space.write(stack + StackLocation.FLAGS, SL_RESTART_SCAN, 1);
                } else if (call == FileCall.WATCH_DIRECTORY) {
                    space.write32(stack + SECOND, FILTER_EVERYTHING);
                }
                return buffers.byDevice(deviceFlags, input, input ? data.input() : data.output(), length);
            }
        }
    }

    /** The length of the range is passed by its address, in pool. */
    private static Transfer lock(Kernel kernel, FileCall call, long stack) {
        long length = kernel.pool.allocateForWindows(Long.BYTES, "IoLk");
        kernel.space.write64(length, LOCKED_BYTES);
        kernel.space.write64(stack + FIRST, length);
        kernel.space.write(stack + StackLocation.FLAGS, call == FileCall.LOCK ? SL_FAIL_AND_EXCLUSIVE : 0, 1);
        kernel.push(new LockOver(length));
        return Transfer.NONE;
    }

    /** IRP_MJ_LOCK_CONTROL is over. */
    record LockOver(long length) implements Continuation {
        @Override
        public String caller() {
            return "IopSynchronousServiceTail";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.pool.freeForWindows(length);
            kernel.goOn(result, information);
        }
    }
}
