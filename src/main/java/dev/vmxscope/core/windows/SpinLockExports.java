package dev.vmxscope.core.windows;

import java.util.List;

/** Spin locks, fast mutexes and resources: what protects data. */
final class SpinLockExports {
    private static final int FAST_MUTEX_OWNER = 0x08;
    private static final int FAST_MUTEX_EVENT = 0x18;
    private static final int FAST_MUTEX_IRQL = 0x30;
    private static final int RESOURCE_SIZE = 0x68;

    private SpinLockExports() {}

    static void define(ExportTable table) {
        table.procedure("KeInitializeSpinLock", (kernel, a) -> kernel.space.write64(a.get(0), 0));
        table.service("KeAcquireSpinLockRaiseToDpc", (kernel, a) -> {
            long before = ProcessorExports.setIrql(kernel, 2);
            acquire(kernel, a.get(0), before);
        });
        table.service("KeAcquireSpinLockAtDpcLevel", (kernel, a) -> acquire(kernel, a.get(0), 0));
        table.procedure("KeReleaseSpinLock", (kernel, a) -> {
            kernel.space.write64(a.get(0), 0);
            ProcessorExports.setIrql(kernel, a.int32(1) & 0xFF);
        });
        table.procedure("KeReleaseSpinLockFromDpcLevel", (kernel, a) -> kernel.space.write64(a.get(0), 0));
        table.function("KeTryToAcquireSpinLockAtDpcLevel", (kernel, a) -> {
            boolean free = kernel.space.read64(a.get(0)) == 0;
            if (free) {
                kernel.space.write64(a.get(0), 1);
            }
            return free ? 1 : 0;
        });
        // KLOCK_QUEUE_HANDLE: the lock at 8, the IRQL before at 10H.
        table.service("KeAcquireInStackQueuedSpinLock", (kernel, a) -> {
            kernel.space.write64(a.get(1) + 8, a.get(0));
            kernel.space.write(a.get(1) + 0x10, ProcessorExports.setIrql(kernel, 2), 1);
            acquire(kernel, a.get(0), 0);
        });
        table.procedure("KeReleaseInStackQueuedSpinLock", (kernel, a) -> {
            kernel.space.write64(kernel.space.read64(a.get(0) + 8), 0);
            ProcessorExports.setIrql(kernel, kernel.space.read8(a.get(0) + 0x10));
        });
        table.procedure("ExInitializeFastMutex", SpinLockExports::initializeFastMutex);
        table.service("ExAcquireFastMutex", SpinLockExports::acquireFastMutex);
        table.procedure("ExReleaseFastMutex", SpinLockExports::releaseFastMutex);
        // A guarded mutex has been a fast mutex since Windows 8.
        table.procedure("KeInitializeGuardedMutex", SpinLockExports::initializeFastMutex);
        table.service("KeAcquireGuardedMutex", SpinLockExports::acquireFastMutex);
        table.procedure("KeReleaseGuardedMutex", SpinLockExports::releaseFastMutex);
        table.function("ExInitializeResourceLite", (kernel, a) -> {
            kernel.space.fill(a.get(0), RESOURCE_SIZE, 0);
            return 0;
        });
        table.function("ExDeleteResourceLite", (kernel, a) -> 0);
        table.procedure("KeEnterCriticalRegion", (kernel, a) -> {});
        table.procedure("KeLeaveCriticalRegion", (kernel, a) -> {});
    }

    /** Takes a spin lock, at once or when it is free; the service returns the IRQL before. */
    private static void acquire(Kernel kernel, long lock, long before) {
        if (kernel.space.read64(lock) == 0) {
            kernel.space.write64(lock, 1);
            kernel.ret(before);
        } else {
            kernel.block(new Wait.SpinLock(lock), new Acquired(before));
        }
    }

    /** The lock became free and is ours. */
    record Acquired(long before) implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.ret(before);
        }
    }

    private static void initializeFastMutex(Kernel kernel, Arguments a) {
        kernel.space.fill(a.get(0), 0x38, 0);
        kernel.space.write32(a.get(0), 1);
        Dispatcher.initialize(kernel, a.get(0) + FAST_MUTEX_EVENT, Dispatcher.SYNCHRONIZATION_EVENT, 0x18, 0);
    }

    private static void acquireFastMutex(Kernel kernel, Arguments a) {
        long mutex = a.get(0);
        int count = kernel.space.read32(mutex);
        kernel.space.write32(mutex, count - 1);
        if (count == 1) {
            own(kernel, mutex);
            kernel.ret(0);
        } else {
            kernel.block(
                    new Wait.Objects(List.of(mutex + FAST_MUTEX_EVENT), false, Wait.FOREVER),
                    new FastMutexAcquired(mutex));
        }
    }

    private static void own(Kernel kernel, long mutex) {
        kernel.space.write64(
                mutex + FAST_MUTEX_OWNER, kernel.scheduler.running().object());
        kernel.space.write32(mutex + FAST_MUTEX_IRQL, (int) ProcessorExports.setIrql(kernel, 1));
    }

    /** The fast mutex was released to us. */
    record FastMutexAcquired(long mutex) implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            own(kernel, mutex);
            kernel.ret(0);
        }
    }

    private static void releaseFastMutex(Kernel kernel, Arguments a) {
        long mutex = a.get(0);
        int count = kernel.space.read32(mutex) + 1;
        kernel.space.write32(mutex, count);
        kernel.space.write64(mutex + FAST_MUTEX_OWNER, 0);
        ProcessorExports.setIrql(kernel, kernel.space.read8(mutex + FAST_MUTEX_IRQL));
        if (count <= 0) {
            Dispatcher.setSignal(kernel, mutex + FAST_MUTEX_EVENT, 1);
        }
    }
}
