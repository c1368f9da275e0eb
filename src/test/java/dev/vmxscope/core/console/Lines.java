package dev.vmxscope.core.console;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.print.DebugVerdict;
import java.util.ArrayList;
import java.util.List;

/** Logs for tests. */
final class Lines {
    /** 1 January 2026, 00:00:00 UTC, in units of 100 ns since 1601. */
    static final long NEW_YEAR = 134_116_992_000_000_000L;

    private Lines() {}

    /** What a driver printed, a step and a microsecond after the other. */
    static Trail<DebugLine> kernel(String... texts) {
        return after(Trail.empty(), texts);
    }

    /** A log to which a driver printed more. */
    static Trail<DebugLine> after(Trail<DebugLine> log, String... texts) {
        Trail<DebugLine> more = log;
        for (String text : texts) {
            more = more.append(kernel(more.size(), text));
        }
        return more;
    }

    static DebugLine kernel(int number, String text) {
        return line(number, false, 4, "System", text, DebugVerdict.PASSED);
    }

    static DebugLine ghost(int number, String text) {
        return line(number, false, 4, "System", text, DebugVerdict.FILTERED);
    }

    static DebugLine program(int number, int process, String text) {
        return line(number, true, process, "part2app.exe", text, DebugVerdict.PASSED);
    }

    private static DebugLine line(
            int number, boolean user, int process, String name, String text, DebugVerdict verdict) {
        return new DebugLine(
                number + 1,
                NEW_YEAR + 10L * number,
                number % 2,
                0,
                user,
                user ? 0 : 101,
                user ? 0 : 3,
                process,
                name,
                8,
                0xFFFFF80000001000L,
                text,
                0,
                1,
                verdict);
    }

    /** A console that has done all its work. */
    static ConsoleView view(ConsoleSettings settings, Trail<DebugLine> log) {
        ConsoleView view = new ConsoleView(settings);
        view.setLog(log);
        finish(view);
        return view;
    }

    /** Lets it work in small portions to its end. */
    static void finish(ConsoleView view) {
        for (int n = 0; !view.work(100); n++) {
            if (n > 1_000_000) {
                throw new AssertionError("the console never gets done");
            }
        }
    }

    /** What stands in the rows. */
    static List<String> texts(ConsoleView view) {
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < view.size(); row++) {
            texts.add(view.row(row).text());
        }
        return texts;
    }
}
