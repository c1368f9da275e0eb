package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Clocks, and what kind of Windows this is. */
final class TimeExports {
    private static final long SECOND = 10_000_000;
    /** Seconds from 1601 to 1970. */
    private static final long TO_UNIX = 11_644_473_600L;

    private TimeExports() {}

    static void define(ExportTable table) {
        table.function("KeQueryPerformanceCounter", (kernel, a) -> {
            if (a.get(0) != 0) {
                kernel.space.write64(a.get(0), Clock.FREQUENCY);
            }
            return kernel.clock.now();
        });
        table.procedure("KeQuerySystemTime", (kernel, a) -> kernel.space.write64(a.get(0), kernel.clock.systemTime()));
        table.procedure(
                "KeQuerySystemTimePrecise", (kernel, a) -> kernel.space.write64(a.get(0), kernel.clock.systemTime()));
        table.function("KeQueryInterruptTime", (kernel, a) -> kernel.clock.now());
        table.function("KeQueryUnbiasedInterruptTime", (kernel, a) -> kernel.clock.now());
        table.function("KeQueryTimeIncrement", (kernel, a) -> Clock.TICK);
        table.procedure("KeQueryTickCount", (kernel, a) -> kernel.space.write64(a.get(0), kernel.clock.ticks()));
        table.procedure(
                "KeStallExecutionProcessor", (kernel, a) -> kernel.scheduler.skip(10 * (a.get(0) & 0xFFFFFFFFL)));
        // The time zone is UTC.
        table.procedure(
                "ExSystemTimeToLocalTime",
                (kernel, a) -> kernel.space.write64(a.get(1), kernel.space.read64(a.get(0))));
        table.procedure(
                "ExLocalTimeToSystemTime",
                (kernel, a) -> kernel.space.write64(a.get(1), kernel.space.read64(a.get(0))));
        table.procedure("RtlTimeToTimeFields", (kernel, a) -> fields(kernel.space, a.get(0), a.get(1)));
        table.function("RtlGetVersion", TimeExports::version);
        table.function("PsGetVersion", TimeExports::oldVersion);
    }

    private static void fields(AddressSpace space, long time, long out) {
        long value = space.read64(time);
        LocalDateTime date = LocalDateTime.ofEpochSecond(Math.floorDiv(value, SECOND) - TO_UNIX, 0, ZoneOffset.UTC);
        int[] fields = {
            date.getYear(),
            date.getMonthValue(),
            date.getDayOfMonth(),
            date.getHour(),
            date.getMinute(),
            date.getSecond(),
            (int) (Math.floorMod(value, SECOND) / 10_000),
            date.getDayOfWeek().getValue() % 7
        };
        for (int at = 0; at < fields.length; at++) {
            space.write(out + 2L * at, fields[at], 2);
        }
    }

    /** RTL_OSVERSIONINFOW: size, major, minor, build, platform. */
    private static long version(Kernel kernel, Arguments a) {
        long at = a.get(0);
        kernel.space.write32(at + 4, kernel.options().major());
        kernel.space.write32(at + 8, kernel.options().minor());
        kernel.space.write32(at + 12, kernel.options().build());
        kernel.space.write32(at + 16, 2);
        kernel.space.write(at + 20, 0, 2);
        return 0;
    }

    private static long oldVersion(Kernel kernel, Arguments a) {
        int[] values = {
            kernel.options().major(), kernel.options().minor(), kernel.options().build()
        };
        for (int at = 0; at < values.length; at++) {
            if (a.get(at) != 0) {
                kernel.space.write32(a.get(at), values[at]);
            }
        }
        return 0;
    }
}
