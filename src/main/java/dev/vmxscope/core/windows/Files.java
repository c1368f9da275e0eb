package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.FileObject;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.nt.StackLocation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The system calls that open and close files: NtCreateFile, NtClose. Each runs in the kernel-mode context of the
 * caller's thread, and at its end that thread's next continuation goes on with the status and the information. What
 * becomes of it is written down in the caller's journey.
 */
final class Files {
    private static final int READ = 0x80000000;
    private static final int WRITE = 0x40000000;
    private static final int SYNCHRONIZE = 0x00100000;
    private static final int READ_ATTRIBUTES = 0x80;

    /** IO_SECURITY_CONTEXT of 18H bytes lies behind the file object, then the file's name. Source: wdm.h. */
    private static final int FILE_SIZE = FileObject.SIZE + 0x18;

    private static final int DESIRED_ACCESS = 0x10;

    private Files() {}

    /** The call is over before there is a request. */
    static void fail(Kernel kernel, int journey, int status) {
        kernel.journal.refused(journey, status);
        kernel.goOn(Integer.toUnsignedLong(status), 0);
    }

    /** Opens a device by its Win32 path; the information is the handle. */
    static void open(Kernel kernel, int journey, String path, int access, int share, int attributes) {
        Optional<String> name = ObjectNames.fromWin32(path);
        Optional<IoManager.Found> found = name.flatMap(
                full -> kernel.io.resolve(full, link -> kernel.journal.named(journey, Stop.Kind.LINK, 0, link)));
        if (found.isEmpty()) {
            fail(kernel, journey, NtStatus.OBJECT_NAME_NOT_FOUND);
            return;
        }
        long device = found.get().device().object();
        kernel.journal.named(journey, Stop.Kind.DEVICE, device, found.get().device().name());
        int flags = kernel.space.read32(device + DeviceObject.FLAGS);
        boolean inUse = kernel.space.read32(device + DeviceObject.REFERENCE_COUNT) > 0;
        if ((flags & DeviceObject.DO_DEVICE_INITIALIZING) != 0) {
            fail(kernel, journey, NtStatus.NO_SUCH_DEVICE);
        } else if ((flags & DeviceObject.DO_EXCLUSIVE) != 0 && inUse) {
            fail(kernel, journey, NtStatus.ACCESS_DENIED);
        } else {
            create(kernel, journey, device, path, found.get().rest(), access, share, attributes);
        }
    }

    private static void create(
            Kernel kernel, int journey, long device, String path, String rest, int access, int share, int attributes) {
        AddressSpace space = kernel.space;
        long file = kernel.pool.allocateForWindows(FILE_SIZE + 2L * rest.length() + 2, "File");
        space.write(file, FileObject.TYPE | FileObject.SIZE << 16, 4);
        space.write64(file + FileObject.DEVICE_OBJECT, device);
        space.write(file + FileObject.READ_ACCESS, (access & READ) == 0 ? 0 : 1, 1);
        space.write(file + FileObject.WRITE_ACCESS, (access & WRITE) == 0 ? 0 : 1, 1);
        space.write(file + FileObject.SHARED_READ, share & 1, 1);
        space.write(file + FileObject.SHARED_WRITE, share >> 1 & 1, 1);
        if (!rest.isEmpty()) {
            byte[] letters = rest.getBytes(StandardCharsets.UTF_16LE);
            space.write(file + FILE_SIZE, letters);
            space.writeUnicodeString(file + FileObject.FILE_NAME, letters.length, letters.length + 2, file + FILE_SIZE);
        }
        Dispatcher.initialize(kernel, file + FileObject.LOCK, Dispatcher.SYNCHRONIZATION_EVENT, 0x18, 0);
        Dispatcher.initialize(kernel, file + FileObject.EVENT, Dispatcher.NOTIFICATION_EVENT, 0x18, 0);
        kernel.io.reference(device, 1);
        long irp = kernel.requests.allocate(device, file, Major.CREATE);
        long stack = kernel.requests.nextLocation(irp);
        space.write32(irp + Irp.FLAGS, Irp.CREATE_OPERATION);
        space.write32(file + FileObject.SIZE + DESIRED_ACCESS, desired(access));
        space.write64(stack + StackLocation.CREATE_SECURITY, file + FileObject.SIZE);
        // FILE_OPEN in the high byte: the disposition of OPEN_EXISTING.
        space.write32(stack + StackLocation.CREATE_OPTIONS, 1 << 24 | 0x40);
        space.write(stack + StackLocation.CREATE_ATTRIBUTES, attributes & 0xFFFF, 2);
        space.write(stack + StackLocation.CREATE_SHARE, share, 2);
        kernel.push(new Opened(file, device, path));
        send(kernel, journey, irp, Major.CREATE, device);
    }

    /** The rights that CreateFile asks for: generic rights stand for those of files. Source: winnt.h. */
    private static int desired(int access) {
        int rights = access & 0x01FFFFFF | SYNCHRONIZE | READ_ATTRIBUTES;
        rights |= (access & READ) == 0 ? 0 : 0x00120089;
        rights |= (access & WRITE) == 0 ? 0 : 0x00120116;
        rights |= (access & 0x20000000) == 0 ? 0 : 0x001200A0;
        return (access & 0x10000000) == 0 ? rights : rights | 0x001F01FF;
    }

    /** Sends a request that has no buffers. */
    private static void send(Kernel kernel, int journey, long irp, int major, long device) {
        Request request = new Request(irp, journey, major, device, 0, 0, 0, 0, 0, false, 0, 0);
        kernel.requests.send(request, CallerBuffers.NONE);
    }

    /** IRP_MJ_CREATE is over. */
    record Opened(long file, long device, String path) implements Continuation {
        @Override
        public String caller() {
            return "IopSynchronousServiceTail";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            int status = (int) result;
            if (!NtStatus.isSuccess(status)) {
                kernel.pool.freeForWindows(file);
                kernel.io.reference(device, -1);
                kernel.goOn(Integer.toUnsignedLong(status), 0);
                return;
            }
            int handle = kernel.app.newHandle();
            IoState io = kernel.io.state();
            kernel.io.put(io.withHandles(io.handles().plus(handle, new OpenFile(handle, file, device, path))));
            kernel.goOn(Integer.toUnsignedLong(status), handle);
        }
    }

    /** Closes a handle: IRP_MJ_CLEANUP, then IRP_MJ_CLOSE. */
    static void close(Kernel kernel, int journey, int handle) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null) {
            fail(kernel, journey, NtStatus.INVALID_HANDLE);
            return;
        }
        long irp = kernel.requests.allocate(file.device(), file.object(), Major.CLEANUP);
        kernel.space.write32(irp + Irp.FLAGS, Irp.CLOSE_OPERATION | 4);
        kernel.push(new CleanedUp(journey, file));
        send(kernel, journey, irp, Major.CLEANUP, file.device());
    }

    /** IRP_MJ_CLEANUP is over; its status does not matter. */
    record CleanedUp(int journey, OpenFile file) implements Continuation {
        @Override
        public String caller() {
            return "IopSynchronousServiceTail";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            IoState io = kernel.io.state();
            kernel.io.put(io.withHandles(io.handles().minus(file.handle())));
            long irp = kernel.requests.allocate(file.device(), file.object(), Major.CLOSE);
            kernel.space.write32(irp + Irp.FLAGS, Irp.CLOSE_OPERATION | 4);
            kernel.push(new Closed(file));
            send(kernel, journey, irp, Major.CLOSE, file.device());
        }
    }

    /** IRP_MJ_CLOSE is over; its status does not matter. */
    record Closed(OpenFile file) implements Continuation {
        @Override
        public String caller() {
            return "IopSynchronousServiceTail";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.pool.freeForWindows(file.object());
            kernel.io.reference(file.device(), -1);
            kernel.goOn(0, 0);
        }
    }
}
