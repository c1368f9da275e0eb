package dev.vmxscope.bench;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.ConsoleView;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.console.HighlightRule;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.DebugSharing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The console over a million lines: appending them, filtering them until something shows, and looking at rows. */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ConsoleBenchmark {
    /** What the screen gives the console between two pictures. */
    private static final long PORTION = 2_000_000;

    private static final int SCREEN = 50;
    private static final int FRAME = 20_000;

    private final List<DebugLine> lines = new ArrayList<>();
    private final ConsoleView view = new ConsoleView(ConsoleSettings.DEFAULT);
    private final ConsoleView highlighted = new ConsoleView(ConsoleSettings.DEFAULT.withFilters(tenRules()));
    private Trail<DebugLine> log = Trail.empty();
    private int round;
    private int top;

    private static FilterSet tenRules() {
        List<HighlightRule> rules = new ArrayList<>();
        for (int colour = 0; colour < 10; colour++) {
            rules.add(HighlightRule.of(Filter.wildcards("nothing " + colour + ";message*" + colour + "77"), colour));
        }
        return FilterSet.EMPTY.withRules(rules);
    }

    /** A million lines. */
    @Setup
    public void prepare() {
        for (int number = 0; number < ConsoleLines.MILLION; number++) {
            lines.add(ConsoleLines.line(number));
        }
        log = ConsoleLines.log(ConsoleLines.MILLION);
        finish(view, log);
        finish(highlighted, log);
    }

    private static void finish(ConsoleView view, Trail<DebugLine> log) {
        view.setLog(log);
        boolean done = false;
        while (!done) {
            done = view.work(PORTION);
        }
    }

    /** A million lines go into the log, and 50 times meanwhile into the console, with filters. */
    @Benchmark
    public int appendMillion() {
        ConsoleView console = new ConsoleView(
                ConsoleSettings.DEFAULT.withFilters(FilterSet.EMPTY.withExclude(Filter.wildcards("no such text"))));
        DebugSharing sharing = new DebugSharing();
        Trail<DebugLine> grown = Trail.empty();
        for (DebugLine line : lines) {
            grown = grown.append(sharing.share(line));
            if (grown.size() % FRAME == 0) {
                finish(console, grown);
            }
        }
        return console.size();
    }

    /** Until a screenful of what is meant shows: a text in every hundredth line. */
    @Benchmark
    public int filterFirstScreen() {
        return filter(Filter.wildcards("vmxon*fails"), SCREEN);
    }

    /** The same by a regular expression. */
    @Benchmark
    public int regexFirstScreen() {
        return filter(Filter.regex("cpu [01]: message \\d+, vmxon"), SCREEN);
    }

    /** Until the whole log is filtered, for a text that one line has: the oldest. */
    @Benchmark
    public int filterRarest() {
        return filter(Filter.wildcards("message 0,"), 1);
    }

    /** The same by a regular expression. */
    @Benchmark
    public int regexRarest() {
        return filter(Filter.regex("message 0,"), 1);
    }

    private int filter(Filter filter, int rows) {
        round++;
        Filter fresh =
                new Filter(filter.pattern() + (filter.regex() ? "" : ";zz" + round), filter.regex(), filter.where());
        view.setSettings(
                ConsoleSettings.DEFAULT.withFilters(FilterSet.EMPTY.withExclude(Filter.wildcards("zz" + round))), -1);
        view.setSettings(ConsoleSettings.DEFAULT.withFilters(FilterSet.EMPTY.withInclude(fresh)), -1);
        boolean done = false;
        while (view.size() < rows && !done) {
            done = view.work(PORTION);
        }
        return view.size();
    }

    /** A screenful of rows somewhere in the log, with times and ten highlight rules, as scrolling asks for them. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public int screenOfRows() {
        top = (top + 7919 * SCREEN) % (ConsoleLines.MILLION - SCREEN);
        int sum = 0;
        for (int index = top; index < top + SCREEN; index++) {
            ConsoleRow row = highlighted.row(index);
            sum += row.text().length()
                    + highlighted.time(index).length()
                    + highlighted.highlight(row).map(HighlightRule::colour).orElse(0);
        }
        return sum;
    }
}
