package dev.vmxscope.core.windows;

/**
 * The time, which follows from the number of steps: one step is a nanosecond, plus the time that was skipped while
 * everything waited.
 */
final class Clock {
    /** 100 ns units in a tick of the system timer, 15.625 ms. */
    static final int TICK = 156_250;
    /** What KeQueryPerformanceCounter counts in a second. */
    static final long FREQUENCY = 10_000_000;
    /** 1 January 2026, 00:00 UTC, in 100 ns units since 1601. */
    private static final long START = 134_116_992_000_000_000L;

    private static final int INTERRUPT_TIME = 0x08;
    private static final int SYSTEM_TIME = 0x14;
    private static final int TICK_COUNT = 0x320;

    private final Kernel kernel;

    Clock(Kernel kernel) {
        this.kernel = kernel;
    }

    /** 100 ns units since boot. */
    long now() {
        return kernel.computer.steps() / 100 + kernel.scheduler.skipped();
    }

    /** 100 ns units since 1601, UTC. */
    long systemTime() {
        return START + now();
    }

    /** Ticks of the system timer since boot. */
    long ticks() {
        return now() / TICK;
    }

    /** Keeps the times in the shared data page up to date, as the timer interrupt does. */
    void tick() {
        long at = Layout.SHARED_DATA;
        long ticks = ticks();
        if (kernel.space.read64(at + TICK_COUNT) != ticks) {
            writeShared(kernel, TICK_COUNT, ticks);
            writeTriple(INTERRUPT_TIME, ticks * TICK);
            writeTriple(SYSTEM_TIME, START + ticks * TICK);
        }
    }

    private void writeTriple(int offset, long time) {
        writeShared(kernel, offset, time);
        kernel.computer.memory().write(kernel.space.physical(Layout.SHARED_DATA) + offset + 8, time >>> 32, 4);
    }

    private static void writeShared(Kernel kernel, int offset, long value) {
        // The page is read-only for the guest, in both places.
        kernel.computer.memory().write(kernel.space.physical(Layout.SHARED_DATA) + offset, value, 8);
    }
}
