package dev.vmxscope.bench;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.DebugSharing;
import dev.vmxscope.core.windows.DebugSource;
import dev.vmxscope.core.windows.print.DebugVerdict;

/** Logs for the console's benchmarks: no two lines are the same, every hundredth is a failure. */
final class ConsoleLines {
    static final int MILLION = 1_000_000;

    private static final long START = 134_116_992_000_000_000L;

    private ConsoleLines() {}

    static Trail<DebugLine> log(int lines) {
        DebugSharing sharing = new DebugSharing();
        Trail<DebugLine> log = Trail.empty();
        for (int number = 0; number < lines; number++) {
            log = log.append(sharing.share(line(number)));
        }
        return log;
    }

    static DebugLine line(int number) {
        int cpu = number / 1000 % 2;
        DebugSource source = new DebugSource(
                cpu, 0, false, 101, 3, 4, "System", 8 + cpu, 0xFFFFF80000001000L, 0, 1, DebugVerdict.VERBOSE);
        String text = "[part2] cpu " + cpu + ": message " + number + (number % 100 == 0 ? ", vmxon fails\n" : "\n");
        return new DebugLine(number + 1L, START + number, source, text);
    }
}
