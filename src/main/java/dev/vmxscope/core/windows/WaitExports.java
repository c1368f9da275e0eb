package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Events, mutexes, semaphores, waits, and system threads. */
final class WaitExports {
    private WaitExports() {}

    static void define(ExportTable table) {
        table.procedure(
                "KeInitializeEvent",
                (kernel, a) -> Dispatcher.initialize(kernel, a.get(0), a.int32(1), 0x18, a.bool(2) ? 1 : 0));
        table.function("KeSetEvent", (kernel, a) -> Dispatcher.setSignal(kernel, a.get(0), 1));
        table.function("KeResetEvent", (kernel, a) -> Dispatcher.setSignal(kernel, a.get(0), 0));
        table.procedure("KeClearEvent", (kernel, a) -> Dispatcher.setSignal(kernel, a.get(0), 0));
        table.function("KeReadStateEvent", (kernel, a) -> Dispatcher.signal(kernel, a.get(0)));
        table.procedure("KeInitializeMutex", (kernel, a) -> Dispatcher.initializeMutex(kernel, a.get(0)));
        table.function("KeReleaseMutex", (kernel, a) -> Dispatcher.releaseMutex(kernel, a.get(0)));
        table.procedure(
                "KeInitializeSemaphore",
                (kernel, a) -> Dispatcher.initializeSemaphore(kernel, a.get(0), a.int32(1), a.int32(2)));
        table.function(
                "KeReleaseSemaphore",
                (kernel, a) ->
                        Dispatcher.setSignal(kernel, a.get(0), Dispatcher.signal(kernel, a.get(0)) + a.int32(2)));
        table.service("KeWaitForSingleObject", (kernel, a) -> {
            long timeout = a.get(4);
            Dispatcher.signal(kernel, a.get(0));
            block(kernel, new Wait.Objects(List.of(a.get(0)), false, deadline(kernel, timeout)));
        });
        table.service("KeWaitForMultipleObjects", (kernel, a) -> {
            List<Long> objects = new ArrayList<>();
            for (int at = 0; at < Math.min(64, a.int32(0)); at++) {
                objects.add(kernel.space.read64(a.get(1) + 8L * at));
                Dispatcher.signal(kernel, objects.get(at));
            }
            block(kernel, new Wait.Objects(objects, a.int32(2) == 0, deadline(kernel, a.get(6))));
        });
        table.service(
                "KeDelayExecutionThread", (kernel, a) -> block(kernel, new Wait.Time(deadline(kernel, a.get(2)))));
        table.service("PsTerminateSystemThread", (kernel, a) -> endThread(kernel));
    }

    /** Waits; at DISPATCH_LEVEL only a wait that is over at once is allowed. Source: Microsoft, "KeWaitForSingleObject". */
    private static void block(Kernel kernel, Wait wait) {
        long irql = kernel.core().control().cr8();
        if (irql >= 2 && Waits.result(kernel, wait).isEmpty()) {
            GuestThread thread = kernel.scheduler.running();
            if (thread.kind() != GuestThread.Kind.THREAD) {
                kernel.faults.bugcheck(0xB8, Message.of("bugcheck.dpc-waits"), thread.object(), 0, 0, 0);
                return;
            }
            kernel.emit(new WindowsEvent.Note(Message.of("note.waits", thread.name(), irql)));
        }
        kernel.block(wait);
    }

    /** The time that a timeout of a wait means: relative if negative, never if there is no pointer to one. */
    private static long deadline(Kernel kernel, long pointer) {
        if (pointer == 0) {
            return Wait.FOREVER;
        }
        long timeout = kernel.space.read64(pointer);
        long now = kernel.clock.now();
        return timeout <= 0 ? now - timeout : Math.max(now, now + timeout - kernel.clock.systemTime());
    }

    /** Starts a thread of the system; the creator runs on. */
    static GuestThread startThread(Kernel kernel, Message name, long routine, long... arguments) {
        GuestThread creator = kernel.scheduler.running();
        GuestThread thread = Processes.thread(kernel, name, GuestThread.SYSTEM, creator.cpu());
        kernel.scheduler.switchTo(thread.id());
        kernel.callGuest(new ThreadReturned(), routine, arguments);
        kernel.scheduler.switchTo(creator.id());
        return thread;
    }

    /** The routine of a system thread has returned, which ends the thread. */
    record ThreadReturned() implements Continuation {
        @Override
        public String caller() {
            return "PspSystemThreadStartup+0x55";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            endThread(kernel);
        }
    }

    /** Ends the running thread; who waits for it goes on. Its KTHREAD stays, as others may hold references. */
    static void endThread(Kernel kernel) {
        GuestThread thread = kernel.scheduler.running();
        Dispatcher.setSignal(kernel, thread.object(), 1);
        kernel.scheduler.endCurrent();
        kernel.pool.block(thread.stackTop() - Layout.STACK_SIZE).ifPresent(kernel.pool::releasePages);
    }
}
