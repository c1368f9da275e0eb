package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.nt.StackLocation;

/** I/O request packets: made, sent to a driver's dispatch routine, completed. */
final class Requests {
    /** UserMode. */
    static final int USER = 1;

    /** KernelMode. */
    static final int KERNEL = 0;

    private final Kernel kernel;

    Requests(Kernel kernel) {
        this.kernel = kernel;
    }

    /** A zeroed IRP for a device, with its first stack location not yet current. */
    long allocate(long device, long file, int major, int mode) {
        AddressSpace space = kernel.space;
        int count = space.read8(device + DeviceObject.STACK_SIZE);
        int size = Irp.SIZE + count * StackLocation.SIZE;
        long irp = kernel.pool.allocateForWindows(size, "Irp ");
        space.write(irp, Irp.TYPE | (long) size << 16, 4);
        space.write(irp + Irp.REQUESTOR_MODE, mode, 1);
        space.write(irp + Irp.STACK_COUNT, count, 1);
        space.write(irp + Irp.CURRENT_LOCATION, count + 1L, 1);
        space.write64(irp + Irp.THREAD_LIST, irp + Irp.THREAD_LIST);
        space.write64(irp + Irp.THREAD_LIST + 8, irp + Irp.THREAD_LIST);
        space.write64(irp + Irp.THREAD, kernel.scheduler.running().object());
        space.write64(irp + Irp.FILE_OBJECT, file);
        space.write64(irp + Irp.CURRENT_STACK, irp + Irp.SIZE + (long) count * StackLocation.SIZE);
        long next = nextLocation(irp);
        space.write(next + StackLocation.MAJOR, major, 1);
        space.write64(next + StackLocation.FILE_OBJECT, file);
        return irp;
    }

    /** The stack location that the next driver will see. */
    long nextLocation(long irp) {
        return kernel.space.read64(irp + Irp.CURRENT_STACK) - StackLocation.SIZE;
    }

    /**
     * Sends a request and has the running thread wait until it is completed; then the thread's next continuation goes
     * on with its status and information.
     */
    void send(Request request, CallerBuffers buffers) {
        kernel.io.put(request);
        kernel.journal.built(request, buffers);
        callDriver(
                request.device(), request.irp(), (routine, device) -> new Dispatched(request.irp(), routine, device));
    }

    /** IoCallDriver: makes the next stack location current and calls the device's dispatch routine. */
    void callDriver(long device, long irp, AfterDispatch next) {
        AddressSpace space = kernel.space;
        int location = space.read8(irp + Irp.CURRENT_LOCATION) - 1;
        if (location <= 0) {
            kernel.faults.bugcheck(0x35, Message.of("bugcheck.no-location"), irp, 0, 0, 0);
            return;
        }
        long stack = nextLocation(irp);
        space.write(irp + Irp.CURRENT_LOCATION, location, 1);
        space.write64(irp + Irp.CURRENT_STACK, stack);
        space.write64(stack + StackLocation.DEVICE_OBJECT, device);
        int major = space.read8(stack + StackLocation.MAJOR);
        long driver = space.read64(device + DeviceObject.DRIVER_OBJECT);
        long handler = space.read64(driver + DriverObject.MAJOR_FUNCTION + 8L * major);
        Request known = kernel.io.requests().get(irp);
        if (known != null && known.handler() == 0) {
            kernel.io.put(known.sentTo(handler));
        }
        int minor = space.read8(stack + StackLocation.MINOR);
        int code = Major.carriesCode(major, minor) ? space.read32(stack + StackLocation.CONTROL_CODE) : 0;
        kernel.emit(new WindowsEvent.IrpSent(major, minor, handler, irp, device, code));
        kernel.journal.called(driver + DriverObject.MAJOR_FUNCTION + 8L * major);
        kernel.journal.at(irp, Stop.Kind.DISPATCHED, handler, device, 0, 0);
        kernel.callGuest(next.after(handler, device), handler, device, irp);
    }

    /** IoCallDriver as a driver calls it. */
    void forward(long device, long irp, long place) {
        kernel.journal.at(irp, Stop.Kind.FORWARDED, place, device, 0, 0);
        callDriver(device, irp, (routine, below) -> new DriverReturned(irp, routine, below));
    }

    /** What goes on when a dispatch routine has returned. */
    interface AfterDispatch {
        /** The continuation for that routine, which was called for that device. */
        Continuation after(long routine, long device);
    }

    /** A dispatch routine returned: whether it marked the request is seen now. */
    private void returned(long irp, long routine, long device, int status) {
        Request request = kernel.io.requests().get(irp);
        if (request == null) {
            return;
        }
        AddressSpace space = kernel.space;
        long stack = space.read64(irp + Irp.CURRENT_STACK);
        boolean own = !request.completed() && space.read64(stack + StackLocation.DEVICE_OBJECT) == device;
        if (own && (space.read8(stack + StackLocation.CONTROL) & StackLocation.SL_PENDING) != 0) {
            kernel.journal.pending(irp, device);
        }
        kernel.journal.at(irp, Stop.Kind.RETURNED, routine, device, status, 0);
    }

    /** The first dispatch routine has returned. */
    record Dispatched(long irp, long routine, long device) implements Continuation {
        @Override
        public String caller() {
            return "IofCallDriver+0x59";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            Request request = kernel.io.requests().get(irp);
            if (request == null) {
                throw new IllegalStateException("the request is gone");
            }
            kernel.requests.returned(irp, routine, device, (int) result);
            kernel.requests.await(request);
        }
    }

    private void await(Request request) {
        if (request.completed()) {
            finish(request);
        } else {
            kernel.block(new Wait.Completion(request.irp()), new Awaited(request.irp()));
        }
    }

    /** The thread waited, and the request is completed. */
    record Awaited(long irp) implements Continuation {
        @Override
        public String caller() {
            return "IopSynchronousServiceTail";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            Request request = kernel.io.requests().get(irp);
            if (request == null) {
                throw new IllegalStateException("the request is gone");
            }
            kernel.requests.await(request);
        }
    }

    /** A driver's call of IofCallDriver has come back. */
    record DriverReturned(long irp, long routine, long device) implements Continuation {
        @Override
        public String caller() {
            return "IofCallDriver+0x59";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.requests.returned(irp, routine, device, (int) result);
            kernel.ret(result);
        }
    }

    /** The I/O manager's part after completion, in the context of the caller. */
    private void finish(Request request) {
        AddressSpace space = kernel.space;
        long irql = kernel.core().control().cr8();
        if (irql > 0) {
            kernel.faults.bugcheck(0x4A, Message.of("bugcheck.irql-left", irql), request.handler(), irql, 0, 0);
            return;
        }
        if (request.userBuffer() != 0 && !isError(request.status())) {
            long count = Math.min(Integer.toUnsignedLong(request.outputLength()), request.information());
            if (Long.compareUnsigned(request.information(), Integer.toUnsignedLong(request.outputLength())) > 0) {
                count = Integer.toUnsignedLong(request.outputLength());
                kernel.emit(new WindowsEvent.Note(
                        Message.of("note.information", request.information(), request.outputLength())));
            }
            space.copy(request.userBuffer(), request.systemBuffer(), count);
        }
        if (request.systemBuffer() != 0) {
            kernel.pool.freeForWindows(request.systemBuffer());
        }
        if (request.mdl() != 0) {
            Mdls.unlock(kernel, request.mdl());
            kernel.pool.freeForWindows(request.mdl());
        }
        kernel.pool.freeForWindows(request.irp());
        kernel.io.put(kernel.io.state().withRequests(kernel.io.requests().minus(request.irp())));
        // The I/O status block of the caller is written unless the request failed at once.
        kernel.goOn(Integer.toUnsignedLong(request.status()), isError(request.status()) ? 0 : request.information());
    }

    /** NT_ERROR: then nothing is copied back. */
    private static boolean isError(int status) {
        return status >>> 30 == 3;
    }

    /**
     * IofCompleteRequest: goes up the stack locations, calls completion routines, and tells the I/O manager at the top.
     * At the end the service that was called returns {@code result}.
     */
    void complete(long irp, long result, long place) {
        AddressSpace space = kernel.space;
        int count = space.read8(irp + Irp.STACK_COUNT);
        int location = space.read8(irp + Irp.CURRENT_LOCATION);
        Request request = kernel.io.requests().get(irp);
        if (location > count + 1 || request != null && request.completed() || space.read16(irp) != Irp.TYPE) {
            kernel.faults.bugcheck(0x44, Message.of("bugcheck.completed-twice"), irp, 0, 0, 0);
            return;
        }
        long device = location > count
                ? 0
                : space.read64(space.read64(irp + Irp.CURRENT_STACK) + StackLocation.DEVICE_OBJECT);
        int status = space.read32(irp + Irp.STATUS);
        kernel.journal.at(irp, Stop.Kind.COMPLETED, place, device, status, space.read64(irp + Irp.INFORMATION));
        climb(irp, result);
    }

    private void climb(long irp, long result) {
        AddressSpace space = kernel.space;
        int count = space.read8(irp + Irp.STACK_COUNT);
        while (true) {
            int location = space.read8(irp + Irp.CURRENT_LOCATION);
            long stack = space.read64(irp + Irp.CURRENT_STACK);
            if (location > count) {
                top(irp, result);
                return;
            }
            int control = space.read8(stack + StackLocation.CONTROL);
            long own = space.read64(stack + StackLocation.DEVICE_OBJECT);
            kernel.journal.completed(own, space.read8(stack + StackLocation.MAJOR), space.read32(irp + Irp.STATUS));
            if ((control & StackLocation.SL_PENDING) != 0) {
                kernel.journal.pending(irp, own);
            }
            space.write(irp + Irp.PENDING_RETURNED, control & StackLocation.SL_PENDING, 1);
            space.write(irp + Irp.CURRENT_LOCATION, location + 1L, 1);
            space.write64(irp + Irp.CURRENT_STACK, stack + StackLocation.SIZE);
            boolean success = NtStatus.isSuccess(space.read32(irp + Irp.STATUS));
            int wanted = success ? StackLocation.SL_ON_SUCCESS : StackLocation.SL_ON_ERROR;
            if ((control & wanted) != 0) {
                long device =
                        location == count ? 0 : space.read64(stack + StackLocation.SIZE + StackLocation.DEVICE_OBJECT);
                long routine = space.read64(stack + StackLocation.COMPLETION_ROUTINE);
                kernel.journal.at(
                        irp, Stop.Kind.COMPLETION_ROUTINE, routine, device, space.read32(irp + Irp.STATUS), 0);
                kernel.callGuest(
                        new RoutineReturned(irp, result),
                        routine,
                        device,
                        irp,
                        space.read64(stack + StackLocation.CONTEXT));
                return;
            }
        }
    }

    /** A completion routine has returned. */
    record RoutineReturned(long irp, long result) implements Continuation {
        @Override
        public String caller() {
            return "IopCompleteRequest";
        }

        @Override
        public void resume(Kernel kernel, long status, long information) {
            if ((int) status == NtStatus.MORE_PROCESSING_REQUIRED) {
                kernel.ret(result);
            } else {
                kernel.requests.climb(irp, result);
            }
        }
    }

    private void top(long irp, long result) {
        AddressSpace space = kernel.space;
        int status = space.read32(irp + Irp.STATUS);
        long information = space.read64(irp + Irp.INFORMATION);
        // One above the top: a second completion is recognised by it.
        space.write(irp + Irp.CURRENT_LOCATION, space.read8(irp + Irp.STACK_COUNT) + 2L, 1);
        Request request = kernel.io.requests().get(irp);
        if (request != null) {
            kernel.io.put(request.completedWith(status, information));
            kernel.emit(new WindowsEvent.IrpCompleted(request.major(), request.handler(), irp, status, information));
        }
        kernel.ret(result);
    }

    /** IoCancelIrp: marks the request, and calls its cancel routine if it has one, which releases the cancel lock. */
    void cancel(long irp, long place) {
        AddressSpace space = kernel.space;
        kernel.journal.at(irp, Stop.Kind.CANCELLED, place, 0, 0, 0);
        space.write(irp + Irp.CANCEL, 1, 1);
        long routine = space.read64(irp + Irp.CANCEL_ROUTINE);
        if (routine == 0) {
            kernel.ret(0);
            return;
        }
        space.write64(irp + Irp.CANCEL_ROUTINE, 0);
        space.write(irp + Irp.CANCEL_IRQL, ProcessorExports.setIrql(kernel, 2), 1);
        long device = space.read64(space.read64(irp + Irp.CURRENT_STACK) + StackLocation.DEVICE_OBJECT);
        kernel.callGuest(new CancelReturned(), routine, device, irp);
    }

    /** A cancel routine has returned. */
    record CancelReturned() implements Continuation {
        @Override
        public String caller() {
            return "IopCompleteRequest";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.ret(1);
        }
    }

    /** The default dispatch routine: completes the request as one that the driver does not know. */
    void invalidDeviceRequest(long irp) {
        AddressSpace space = kernel.space;
        space.write32(irp + Irp.STATUS, NtStatus.INVALID_DEVICE_REQUEST);
        space.write64(irp + Irp.INFORMATION, 0);
        complete(irp, Integer.toUnsignedLong(NtStatus.INVALID_DEVICE_REQUEST), Gates.kernel("IopInvalidDeviceRequest"));
    }
}
