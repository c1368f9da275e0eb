package dev.vmxscope.core.console;

import static dev.vmxscope.core.console.Lines.finish;
import static dev.vmxscope.core.console.Lines.ghost;
import static dev.vmxscope.core.console.Lines.kernel;
import static dev.vmxscope.core.console.Lines.program;
import static dev.vmxscope.core.console.Lines.texts;
import static dev.vmxscope.core.console.Lines.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Source of what DebugView does: Microsoft, "DebugView"; Russinovich and Margosis, "Windows Sysinternals". */
class ConsoleViewTest {
    private static final ConsoleSettings PLAIN = ConsoleSettings.DEFAULT;
    private static final ConsoleSettings JOINED = PLAIN.withForceReturns(false);

    private static ConsoleSettings shows(String include, String exclude) {
        return PLAIN.withFilters(
                FilterSet.EMPTY.withInclude(Filter.wildcards(include)).withExclude(Filter.wildcards(exclude)));
    }

    @Test
    void eachMessageIsARowThoughItHasNoLineFeed() {
        assertThat(texts(view(PLAIN, kernel("one", "two\n", "three\r\n")))).containsExactly("one", "two", "three");
    }

    @Test
    void aMessageWithLineFeedsMakesSeveralRows() {
        ConsoleView view = view(PLAIN, kernel("a\n\nb\n", "c"));

        assertThat(texts(view)).containsExactly("a", "", "b", "c");
        assertThat(view.row(2)).isInstanceOfSatisfying(ConsoleRow.Printed.class, row -> {
            assertThat(row.number()).isEqualTo(1);
            assertThat(row.continues()).isTrue();
        });
    }

    @Test
    void withoutForcedReturnsAMessageWaitsForItsLineFeed() {
        ConsoleView view = view(JOINED, kernel("VMX ", "on"));

        assertThat(texts(view)).isEmpty();
        assertThat(view.counts().held()).isEqualTo(2);

        view.setLog(kernel("VMX ", "on", " cpu 0\nnext\n"));
        finish(view);
        assertThat(texts(view)).containsExactly("VMX on cpu 0", "next");
        assertThat(view.counts().held()).isZero();
    }

    @Test
    void programsAndTheKernelWaitForTheirOwnLineFeeds() {
        Trail<DebugLine> log = Trail.<DebugLine>empty()
                .append(kernel(0, "k1 "))
                .append(program(1, 10, "a1 "))
                .append(program(2, 11, "b\n"))
                .append(kernel(3, "k2\n"))
                .append(program(4, 10, "a2\n"));

        assertThat(texts(view(JOINED, log))).containsExactly("b", "k1 k2", "a1 a2");
    }

    @Test
    void includeShowsOnlyWhatOneOfItsPatternsMeans() {
        Trail<DebugLine> log = kernel("VMXON failed", "loaded", "cr4 written", "vmxoff");

        assertThat(texts(view(shows("VMX;cr*written", ""), log)))
                .containsExactly("VMXON failed", "cr4 written", "vmxoff");
        assertThat(texts(view(shows("VMX", "off"), log))).containsExactly("VMXON failed");
    }

    @Test
    void whatFiltersHideIsCounted() {
        ConsoleView view = view(shows("", "noise"), kernel("noise", "a", "noise", "b"));

        assertThat(texts(view)).containsExactly("a", "b");
        assertThat(view.counts().hidden()).isEqualTo(2);
        assertThat(view.counts().messages()).isEqualTo(4);
    }

    @Test
    void ghostsAreShownOrCounted() {
        Trail<DebugLine> log = kernel("a").append(ghost(1, "silent")).append(kernel(2, "b"));
        ConsoleView view = view(PLAIN, log);
        assertThat(texts(view)).containsExactly("a", "silent", "b");
        assertThat(((ConsoleRow.Printed) view.row(1)).ghost()).isTrue();

        view.setSettings(PLAIN.withGhosts(false), -1);
        finish(view);
        assertThat(texts(view)).containsExactly("a", "b");
        assertThat(view.counts().hiddenGhosts()).isEqualTo(1);
        assertThat(view.counts().hidden()).isZero();
        assertThat(view.counts().ghosts()).isEqualTo(1);
    }

    @Test
    void theProgramsMarkerClearsTheConsole() {
        ConsoleView view = view(PLAIN, kernel("old", "DBGVIEWCLEAR\n", "new"));

        assertThat(texts(view)).containsExactly("new");
        assertThat(view.counts().cleared()).isEqualTo(2);
    }

    @Test
    void aMarkerThatDebugViewNeverGotClearsNothing() {
        Trail<DebugLine> log = kernel("old").append(ghost(1, "DBGVIEWCLEAR")).append(kernel(2, "new"));

        assertThat(texts(view(PLAIN, log))).containsExactly("old", "DBGVIEWCLEAR", "new");
    }

    @Test
    void clearingByHandIsTakenBack() {
        ConsoleView view = view(PLAIN, kernel("a", "b", "c"));

        view.setNotes(ConsoleNotes.EMPTY.withCleared(2));
        assertThat(texts(view)).containsExactly("c");
        assertThat(view.counts().cleared()).isEqualTo(2);

        view.setNotes(ConsoleNotes.EMPTY);
        assertThat(texts(view)).containsExactly("a", "b", "c");
    }

    @Test
    void theHistoryDepthLeavesOutTheOldestRowsAndCountsThem() {
        ConsoleView view = view(shows("", "x").withDepth(2), kernel("a", "b", "x", "c", "d"));

        assertThat(texts(view)).containsExactly("c", "d");
        assertThat(view.counts().beyondDepth()).isEqualTo(2);
        assertThat(view.counts().hidden()).isEqualTo(1);
    }

    @Test
    void commentsStandBetweenTheLinesAndNoFilterHidesThem() {
        ConsoleView view = view(shows("", "b"), kernel("a", "b", "c"));
        view.setNotes(ConsoleNotes.EMPTY.with(new Comment(2, "here")).with(new Comment(0, "top")));

        assertThat(texts(view)).containsExactly("top", "a", "here", "c");
        assertThat(view.indexOf(0)).isEqualTo(1);
        assertThat(view.indexOf(2)).isEqualTo(3);
    }

    @Test
    void clearingTakesTheCommentsThatStandThereAlong() {
        ConsoleView view = view(PLAIN, kernel("a", "b"));
        ConsoleNotes notes = ConsoleNotes.EMPTY.with(new Comment(2, "before")).withCleared(2);

        view.setNotes(notes.with(new Comment(2, "after")));
        assertThat(texts(view)).containsExactly("after");
    }

    @Test
    void aStepBackTakesRowsAway() {
        Trail<DebugLine> log = kernel("a", "b\nb2", "c");
        ConsoleView view = view(PLAIN, log);

        view.setLog(log.first(2));
        finish(view);
        assertThat(texts(view)).containsExactly("a", "b", "b2");
    }

    @Test
    void anotherLogReplacesAll() {
        ConsoleView view = view(PLAIN, kernel("a", "b", "c"));

        view.setLog(kernel("x", "y", "z", "w"));
        finish(view);
        assertThat(texts(view)).containsExactly("x", "y", "z", "w");
    }

    @Test
    void aFilterThatChangesShowsTheNewestLinesFirst() {
        Trail<DebugLine> log = Trail.empty();
        for (int n = 0; n < 10_000; n++) {
            log = log.append(kernel(n, n % 2 == 0 ? "even " + n : "odd " + n));
        }
        ConsoleView view = view(PLAIN, log);

        view.setSettings(shows("even", ""), -1);
        view.work(2000);
        assertThat(view.complete()).isFalse();
        assertThat(view.row(view.size() - 1).text()).isEqualTo("even 9998");

        finish(view);
        assertThat(view.size()).isEqualTo(5000);
        assertThat(view.row(0).text()).isEqualTo("even 0");
    }

    @Test
    void aFilterThatChangesBeginsAtTheLineThatIsLookedAt() {
        Trail<DebugLine> log = Trail.empty();
        for (int n = 0; n < 1000; n++) {
            log = log.append(kernel(n, "line " + n));
        }
        ConsoleView view = view(PLAIN, log);

        view.setSettings(shows("line", ""), 500);
        view.work(200);
        assertThat(view.row(view.indexOf(500)).text()).isEqualTo("line 500");
        finish(view);
        assertThat(view.row(view.indexOf(500)).text()).isEqualTo("line 500");
        assertThat(view.size()).isEqualTo(1000);
    }

    @Test
    void theFirstRuleThatMeansALineCounts() {
        HighlightRule red = HighlightRule.of(Filter.wildcards("fail"), 0);
        HighlightRule green = HighlightRule.of(Filter.wildcards("vmx"), 3);
        ConsoleView view = view(
                PLAIN.withFilters(FilterSet.EMPTY.withRules(List.of(red, green))),
                kernel("vmxon fails", "vmx", "else"));

        assertThat(view.highlight(view.row(0))).contains(red);
        assertThat(view.highlight(view.row(1))).contains(green);
        assertThat(view.highlight(view.row(2))).isEmpty();
        assertThat(green.mark()).isEqualTo("D");
    }

    @Test
    void aRuleThatIsOffDoesNotCount() {
        HighlightRule off = HighlightRule.of(Filter.wildcards("a"), 0).withEnabled(false);
        ConsoleView view = view(PLAIN.withFilters(FilterSet.EMPTY.withRules(List.of(off))), kernel("a"));

        assertThat(view.highlight(view.row(0))).isEmpty();
    }

    @Test
    void elapsedTimeBeginsAtZeroAndAgainAfterClearing() {
        ConsoleView view = view(PLAIN, kernel("a", "b", "c"));
        assertThat(view.time(0)).isEqualTo("0.00000000");
        assertThat(view.time(2)).isEqualTo("0.00000200");

        view.setNotes(ConsoleNotes.EMPTY.withCleared(1));
        assertThat(view.time(0)).isEqualTo("0.00000000");
    }

    @Test
    void theClockIsTheEmulatedOne() {
        ConsoleView view = view(PLAIN.withTime(TimeStyle.CLOCK_MILLISECONDS), kernel("a"));
        assertThat(view.time(0)).isEqualTo("00:00:00.000");
        assertThat(Times.clockMilliseconds(Lines.NEW_YEAR + 36_000_000_000L + 1_234_567))
                .isEqualTo("01:00:00.123");
    }

    @Test
    void theTimeSinceThePreviousRowLeavesOutWhatIsHidden() {
        ConsoleView view = view(shows("", "b").withTime(TimeStyle.SINCE_PREVIOUS), kernel("a", "b", "c", "d"));

        assertThat(List.of(view.time(0), view.time(1), view.time(2)))
                .containsExactly("+0.00000000", "+0.00000200", "+0.00000100");
    }
}
