package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.FileObject;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.nt.StackLocation;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The system calls on files: NtCreateFile, NtClose, NtReadFile, NtWriteFile, NtDeviceIoControlFile. Each runs in the
 * kernel-mode context of the caller's thread, and at its end that thread's next continuation goes on with the status
 * and the information.
 */
final class Files {
    private static final int READ = 0x80000000;
    private static final int WRITE = 0x40000000;
    private static final int SYNCHRONIZE = 0x00100000;
    private static final int READ_ATTRIBUTES = 0x80;

    /** IO_SECURITY_CONTEXT of 18H bytes lies behind the file object, then the file's name. Source: wdm.h. */
    private static final int FILE_SIZE = FileObject.SIZE + 0x18;

    private static final int DESIRED_ACCESS = 0x10;
    private static final int METHOD_BUFFERED = 0;
    private static final int METHOD_IN_DIRECT = 1;
    private static final int METHOD_OUT_DIRECT = 2;

    private Files() {}

    private static void fail(Kernel kernel, int status) {
        kernel.goOn(Integer.toUnsignedLong(status), 0);
    }

    /** Opens a device by its Win32 path; the information is the handle. */
    static void open(Kernel kernel, String path, int access, int share, int attributes) {
        Optional<String> name = ObjectNames.fromWin32(path);
        Optional<IoManager.Found> found = name.flatMap(kernel.io::resolve);
        if (found.isEmpty()) {
            fail(kernel, NtStatus.OBJECT_NAME_NOT_FOUND);
            return;
        }
        long device = found.get().device().object();
        int flags = kernel.space.read32(device + DeviceObject.FLAGS);
        boolean inUse = kernel.space.read32(device + DeviceObject.REFERENCE_COUNT) > 0;
        Driver owner = kernel.io.state().drivers().get(found.get().device().driver());
        boolean leaving = owner != null && owner.unloading();
        if ((flags & DeviceObject.DO_DEVICE_INITIALIZING) != 0 || leaving) {
            fail(kernel, NtStatus.NO_SUCH_DEVICE);
        } else if ((flags & DeviceObject.DO_EXCLUSIVE) != 0 && inUse) {
            fail(kernel, NtStatus.ACCESS_DENIED);
        } else {
            create(kernel, device, path, found.get().rest(), access, share, attributes);
        }
    }

    private static void create(
            Kernel kernel, long device, String path, String rest, int access, int share, int attributes) {
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
        send(kernel, irp, Major.CREATE, device, 0, 0, 0, 0);
    }

    /** The rights that CreateFile asks for: generic rights stand for those of files. Source: winnt.h. */
    private static int desired(int access) {
        int rights = access & 0x01FFFFFF | SYNCHRONIZE | READ_ATTRIBUTES;
        rights |= (access & READ) == 0 ? 0 : 0x00120089;
        rights |= (access & WRITE) == 0 ? 0 : 0x00120116;
        rights |= (access & 0x20000000) == 0 ? 0 : 0x001200A0;
        return (access & 0x10000000) == 0 ? rights : rights | 0x001F01FF;
    }

    private static void send(
            Kernel kernel, long irp, int major, long device, long systemBuffer, long mdl, long userBuffer, int length) {
        kernel.requests.send(new Request(irp, major, device, 0, systemBuffer, mdl, userBuffer, length, false, 0, 0));
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
                fail(kernel, status);
                return;
            }
            int handle = kernel.app.newHandle();
            IoState io = kernel.io.state();
            kernel.io.put(io.withHandles(io.handles().plus(handle, new OpenFile(handle, file, device, path))));
            kernel.goOn(Integer.toUnsignedLong(status), handle);
        }
    }

    /** Closes a handle: IRP_MJ_CLEANUP, then IRP_MJ_CLOSE. */
    static void close(Kernel kernel, int handle) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null) {
            fail(kernel, NtStatus.INVALID_HANDLE);
            return;
        }
        long irp = kernel.requests.allocate(file.device(), file.object(), Major.CLEANUP);
        kernel.space.write32(irp + Irp.FLAGS, Irp.CLOSE_OPERATION | 4);
        kernel.push(new CleanedUp(file));
        send(kernel, irp, Major.CLEANUP, file.device(), 0, 0, 0, 0);
    }

    /** IRP_MJ_CLEANUP is over; its status does not matter. */
    record CleanedUp(OpenFile file) implements Continuation {
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
            send(kernel, irp, Major.CLOSE, file.device(), 0, 0, 0, 0);
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

    /** Reads or writes; the information is how many bytes. */
    static void transfer(Kernel kernel, int handle, boolean write, long buffer, int length, long offset) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null) {
            fail(kernel, NtStatus.INVALID_HANDLE);
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
        Buffers buffers = new Buffers(kernel, irp);
        try {
            if ((flags & DeviceObject.DO_BUFFERED_IO) != 0) {
                buffers.system(length, buffer, write ? length : 0, write ? 0 : buffer);
            } else if ((flags & DeviceObject.DO_DIRECT_IO) != 0) {
                buffers.direct(buffer, length, !write);
            } else {
                space.write64(irp + Irp.USER_BUFFER, buffer);
            }
        } catch (GuestFault | StatusRaised bad) {
            buffers.abandon();
            return;
        }
        send(kernel, irp, major, file.device(), buffers.systemBuffer, buffers.mdl, buffers.userBuffer, length);
    }

    /** DeviceIoControl; bits 1:0 of the code say how the buffers are passed. */
    static void control(
            Kernel kernel, int handle, int code, long input, int inputLength, long output, int outputLength) {
        OpenFile file = kernel.io.state().handles().get(handle);
        if (file == null) {
            fail(kernel, NtStatus.INVALID_HANDLE);
            return;
        }
        AddressSpace space = kernel.space;
        long irp = kernel.requests.allocate(file.device(), file.object(), Major.DEVICE_CONTROL);
        long stack = kernel.requests.nextLocation(irp);
        space.write32(stack + StackLocation.OUTPUT_LENGTH, outputLength);
        space.write32(stack + StackLocation.INPUT_LENGTH, inputLength);
        space.write32(stack + StackLocation.CONTROL_CODE, code);
        Buffers buffers = new Buffers(kernel, irp);
        try {
            switch (code & 3) {
                case METHOD_BUFFERED -> buffers.system(Math.max(inputLength, outputLength), input, inputLength, output);
                case METHOD_IN_DIRECT, METHOD_OUT_DIRECT -> {
                    buffers.system(inputLength, input, inputLength, 0);
                    buffers.direct(output, outputLength, (code & 3) == METHOD_OUT_DIRECT);
                }
                default -> {
                    space.write64(irp + Irp.USER_BUFFER, output);
                    space.write64(stack + StackLocation.TYPE3_INPUT, input);
                }
            }
        } catch (GuestFault | StatusRaised bad) {
            buffers.abandon();
            return;
        }
        send(
                kernel,
                irp,
                Major.DEVICE_CONTROL,
                file.device(),
                buffers.systemBuffer,
                buffers.mdl,
                buffers.userBuffer,
                outputLength);
    }

    /** The buffers that the I/O manager makes for a request. */
    private static final class Buffers {
        private final Kernel kernel;
        private final long irp;
        private long systemBuffer;
        private long mdl;
        private long userBuffer;

        Buffers(Kernel kernel, long irp) {
            this.kernel = kernel;
            this.irp = irp;
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

        /** An MDL of the caller's buffer, with its pages locked. */
        void direct(long buffer, int length, boolean write) {
            if (length == 0) {
                return;
            }
            mdl = Mdls.allocate(kernel, buffer, length);
            Mdls.lock(kernel, mdl, true, write);
            kernel.space.write64(irp + Irp.MDL_ADDRESS, mdl);
        }

        /** The caller's buffer is bad: nothing is sent. */
        void abandon() {
            for (long block : new long[] {systemBuffer, mdl, irp}) {
                kernel.pool.freeForWindows(block);
            }
            fail(kernel, NtStatus.ACCESS_VIOLATION);
        }
    }
}
