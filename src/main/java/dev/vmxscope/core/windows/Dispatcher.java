package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.x86.exec.NotEmulated;

/** Objects that threads wait for: a DISPATCHER_HEADER in guest memory. Offsets: wdm.h, KEVENT, KMUTANT, KSEMAPHORE. */
final class Dispatcher {
    static final int NOTIFICATION_EVENT = 0;
    static final int SYNCHRONIZATION_EVENT = 1;
    static final int MUTANT = 2;
    static final int PROCESS = 3;
    static final int SEMAPHORE = 5;
    static final int THREAD = 6;
    static final int NOTIFICATION_TIMER = 8;
    static final int SYNCHRONIZATION_TIMER = 9;

    private static final int SIZE = 2;
    private static final int SIGNAL = 4;
    private static final int WAIT_LIST = 8;
    private static final int MUTANT_OWNER = 0x28;
    private static final int SEMAPHORE_LIMIT = 0x18;

    private Dispatcher() {}

    static void initialize(Kernel kernel, long object, int type, int sizeInBytes, int signal) {
        AddressSpace space = kernel.space;
        space.write(object, type, 1);
        space.write(object + SIZE, sizeInBytes / 4, 1);
        space.write32(object + SIGNAL, signal);
        space.write64(object + WAIT_LIST, object + WAIT_LIST);
        space.write64(object + WAIT_LIST + 8, object + WAIT_LIST);
    }

    static void initializeMutex(Kernel kernel, long mutex) {
        initialize(kernel, mutex, MUTANT, 0x38, 1);
        kernel.space.write64(mutex + MUTANT_OWNER, 0);
        kernel.space.write(mutex + 0x30, 0, 8);
    }

    static void initializeSemaphore(Kernel kernel, long semaphore, int count, int limit) {
        initialize(kernel, semaphore, SEMAPHORE, 0x20, count);
        kernel.space.write32(semaphore + SEMAPHORE_LIMIT, limit);
    }

    static int signal(Kernel kernel, long object) {
        return kernel.space.read32(object + SIGNAL);
    }

    /** Sets the signal state; returns the one before. */
    static int setSignal(Kernel kernel, long object, int value) {
        int before = signal(kernel, object);
        kernel.space.write32(object + SIGNAL, value);
        return before;
    }

    static boolean signalled(Kernel kernel, long object) {
        boolean ownMutex = kernel.space.read8(object) == MUTANT
                && signal(kernel, object) <= 0
                && kernel.space.read64(object + MUTANT_OWNER) == owner(kernel);
        return signal(kernel, object) > 0 || ownMutex;
    }

    private static long owner(Kernel kernel) {
        return kernel.scheduler.current().map(GuestThread::object).orElse(0L);
    }

    /** A wait for the object was satisfied. */
    static void acquire(Kernel kernel, long object) {
        switch (kernel.space.read8(object)) {
            case SYNCHRONIZATION_EVENT, SYNCHRONIZATION_TIMER -> setSignal(kernel, object, 0);
            case SEMAPHORE -> setSignal(kernel, object, signal(kernel, object) - 1);
            case MUTANT -> {
                setSignal(kernel, object, signal(kernel, object) - 1);
                kernel.space.write64(object + MUTANT_OWNER, owner(kernel));
            }
            case NOTIFICATION_EVENT, PROCESS, THREAD, NOTIFICATION_TIMER -> {}
            default ->
                throw new NotEmulated(Message.of("missing.wait", kernel.space.read8(object), Message.digits(object)));
        }
    }

    /** Releases a mutex; returns the signal state before. */
    static int releaseMutex(Kernel kernel, long mutex) {
        int before = setSignal(kernel, mutex, signal(kernel, mutex) + 1);
        if (before == 0) {
            kernel.space.write64(mutex + MUTANT_OWNER, 0);
        }
        return before;
    }
}
