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
    private static final int NON_DIRECTORY = 0x40;

    private Files() {}

    /** The call is over before there is a request. */
    static void fail(Kernel kernel, int journey, int status) {
        kernel.journal.refused(journey, status);
        kernel.goOn(Integer.toUnsignedLong(status), 0);
    }

    /**
     * How something is to be opened.
     *
     * @param major IRP_MJ_CREATE, IRP_MJ_CREATE_NAMED_PIPE or IRP_MJ_CREATE_MAILSLOT
     * @param path of Win32
     * @param access GENERIC_ rights or rights of files, 32 bits
     * @param share FILE_SHARE_ bits
     * @param attributes FILE_ATTRIBUTE_ bits
     */
    record Opening(int major, String path, int access, int share, int attributes) {}

    /** Opens a device by its Win32 path; the information is the handle. */
    static void open(Kernel kernel, int journey, Opening opening) {
        Optional<String> name = ObjectNames.fromWin32(opening.path());
        Optional<IoManager.Found> found = name.flatMap(
                full -> kernel.io.resolve(full, link -> kernel.journal.named(journey, Stop.Kind.LINK, 0, link)));
        if (found.isEmpty()) {
            fail(kernel, journey, NtStatus.OBJECT_NAME_NOT_FOUND);
            return;
        }
        long device = found.get().device().object();
        kernel.journal.named(
                journey, Stop.Kind.DEVICE, device, found.get().device().name());
        int flags = kernel.space.read32(device + DeviceObject.FLAGS);
        boolean inUse = kernel.space.read32(device + DeviceObject.REFERENCE_COUNT) > 0;
        if ((flags & DeviceObject.DO_DEVICE_INITIALIZING) != 0) {
            fail(kernel, journey, NtStatus.NO_SUCH_DEVICE);
        } else if ((flags & DeviceObject.DO_EXCLUSIVE) != 0 && inUse) {
            fail(kernel, journey, NtStatus.ACCESS_DENIED);
        } else {
            create(kernel, journey, device, found.get().rest(), opening);
        }
    }

    private static void create(Kernel kernel, int journey, long device, String rest, Opening opening) {
        AddressSpace space = kernel.space;
        long file = fileObject(kernel, device, rest, opening);
        kernel.io.reference(device, 1);
        long top = kernel.io.top(device);
        long irp = kernel.requests.allocate(top, file, opening.major(), Requests.USER);
        long stack = kernel.requests.nextLocation(irp);
        space.write32(irp + Irp.FLAGS, Irp.CREATE_OPERATION);
        space.write32(file + FileObject.SIZE + DESIRED_ACCESS, desired(opening.access()));
        space.write64(stack + StackLocation.CREATE_SECURITY, file + FileObject.SIZE);
        space.write32(stack + StackLocation.CREATE_OPTIONS, disposition(opening.major()) << 24 | NON_DIRECTORY);
        space.write(stack + StackLocation.CREATE_SHARE, opening.share(), 2);
        long parameters = 0;
        if (opening.major() == Major.CREATE) {
            space.write(stack + StackLocation.CREATE_ATTRIBUTES, opening.attributes() & 0xFFFF, 2);
        } else {
            parameters = FileServices.creation(kernel, opening.major());
            space.write64(stack + StackLocation.CREATE_PARAMETERS, parameters);
        }
        kernel.push(new Opened(file, device, opening.path(), parameters));
        send(kernel, journey, irp, opening.major(), top);
    }

    /** FILE_OPEN for the disposition OPEN_EXISTING; FILE_CREATE for a mailslot, FILE_OPEN_IF for a pipe. */
    private static int disposition(int major) {
        return switch (major) {
            case Major.CREATE_MAILSLOT -> 2;
            case Major.CREATE_NAMED_PIPE -> 3;
            default -> 1;
        };
    }

    private static long fileObject(Kernel kernel, long device, String rest, Opening opening) {
        AddressSpace space = kernel.space;
        long file = kernel.pool.allocateForWindows(FILE_SIZE + 2L * rest.length() + 2, "File");
        space.write(file, FileObject.TYPE | FileObject.SIZE << 16, 4);
        space.write64(file + FileObject.DEVICE_OBJECT, device);
        space.write(file + FileObject.READ_ACCESS, (opening.access() & (READ | 1)) == 0 ? 0 : 1, 1);
        space.write(file + FileObject.WRITE_ACCESS, (opening.access() & (WRITE | 2)) == 0 ? 0 : 1, 1);
        space.write(file + FileObject.SHARED_READ, opening.share() & 1, 1);
        space.write(file + FileObject.SHARED_WRITE, opening.share() >> 1 & 1, 1);
        if (!rest.isEmpty()) {
            byte[] letters = rest.getBytes(StandardCharsets.UTF_16LE);
            space.write(file + FILE_SIZE, letters);
            space.writeUnicodeString(file + FileObject.FILE_NAME, letters.length, letters.length + 2, file + FILE_SIZE);
        }
        Dispatcher.initialize(kernel, file + FileObject.LOCK, Dispatcher.SYNCHRONIZATION_EVENT, 0x18, 0);
        Dispatcher.initialize(kernel, file + FileObject.EVENT, Dispatcher.NOTIFICATION_EVENT, 0x18, 0);
        return file;
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
    record Opened(long file, long device, String path, long parameters) implements Continuation {
        @Override
        public String caller() {
            return "IopSynchronousServiceTail";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            int status = (int) result;
            kernel.pool.freeForWindows(parameters);
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
        long top = kernel.io.top(file.device());
        long irp = kernel.requests.allocate(top, file.object(), Major.CLEANUP, Requests.USER);
        kernel.space.write32(irp + Irp.FLAGS, Irp.CLOSE_OPERATION | 4);
        kernel.push(new CleanedUp(journey, file));
        send(kernel, journey, irp, Major.CLEANUP, top);
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
            long top = kernel.io.top(file.device());
            long irp = kernel.requests.allocate(top, file.object(), Major.CLOSE, Requests.USER);
            kernel.space.write32(irp + Irp.FLAGS, Irp.CLOSE_OPERATION | 4);
            kernel.push(new Closed(file));
            send(kernel, journey, irp, Major.CLOSE, top);
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
