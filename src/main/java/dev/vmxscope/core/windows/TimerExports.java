package dev.vmxscope.core.windows;

/** Timers. */
final class TimerExports {
    private static final long MILLISECOND = 10_000;

    private TimerExports() {}

    static void define(ExportTable table) {
        table.procedure(
                "KeInitializeTimer", (kernel, a) -> initialize(kernel, a.get(0), Dispatcher.NOTIFICATION_TIMER));
        table.procedure(
                "KeInitializeTimerEx",
                (kernel, a) -> initialize(kernel, a.get(0), Dispatcher.NOTIFICATION_TIMER + (a.int32(1) & 1)));
        table.function("KeSetTimer", (kernel, a) -> set(kernel, a.get(0), a.get(1), 0, a.get(2)));
        table.function("KeSetTimerEx", (kernel, a) -> set(kernel, a.get(0), a.get(1), a.int32(2), a.get(3)));
        table.function("KeSetCoalescableTimer", (kernel, a) -> set(kernel, a.get(0), a.get(1), a.int32(2), a.get(4)));
        table.function("KeCancelTimer", (kernel, a) -> kernel.scheduler.timers().cancel(a.get(0)) ? 1 : 0);
        table.function("KeReadStateTimer", (kernel, a) -> Dispatcher.signal(kernel, a.get(0)) == 0 ? 0 : 1);
    }

    private static void initialize(Kernel kernel, long timer, int type) {
        kernel.space.fill(timer, Timers.SIZE, 0);
        Dispatcher.initialize(kernel, timer, type, Timers.SIZE, 0);
    }

    /** Sets a timer: a negative time is relative, the period is in milliseconds. */
    private static long set(Kernel kernel, long timer, long time, int period, long dpc) {
        Dispatcher.setSignal(kernel, timer, 0);
        kernel.space.write64(timer + Timers.DUE_TIME, time);
        kernel.space.write64(timer + Timers.DPC, dpc);
        kernel.space.write32(timer + Timers.PERIOD, period);
        long now = kernel.clock.now();
        long due = time < 0 ? now - time : Math.max(now, now + time - kernel.clock.systemTime());
        long between = Integer.toUnsignedLong(period) * MILLISECOND;
        return kernel.scheduler.timers().set(new ArmedTimer(timer, due, between)) ? 1 : 0;
    }
}
