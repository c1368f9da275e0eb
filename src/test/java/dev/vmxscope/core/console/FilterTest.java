package dev.vmxscope.core.console;

import static dev.vmxscope.core.console.Lines.kernel;
import static dev.vmxscope.core.console.Lines.program;
import static dev.vmxscope.core.console.Lines.texts;
import static dev.vmxscope.core.console.Lines.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.console.LineMatcher.Answer;
import dev.vmxscope.core.windows.DebugLine;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns, searches and saved sets. */
class FilterTest {
    private static Answer look(Filter filter, String text) {
        return LineMatcher.of(filter).look(text, "part2app.exe", 4812);
    }

    @ParameterizedTest
    @CsvSource({
        "error;warning, A WARNING, true",
        "error;warning, fine, false",
        "cpu*vmxon, cpu 0 runs VMXON, true",
        "cpu*vmxon, vmxon on cpu 0, false",
        "*, anything, true",
        "a*a, a, false",
        "'  vmx  ;', VMXOFF, true",
        "?, no question, false",
        "[x], a [x] b, true"
    })
    void wildcards(String pattern, String text, boolean meant) {
        assertThat(look(Filter.wildcards(pattern), text)).isEqualTo(meant ? Answer.MEANT : Answer.NOT_MEANT);
    }

    @Test
    void aFilterCanMeanTheProcess() {
        Filter name = Filter.wildcards("PART2APP").withWhere(Filter.Where.PROCESS);
        Filter number = Filter.wildcards("[4812]").withWhere(Filter.Where.BOTH);

        assertThat(look(name, "x")).isEqualTo(Answer.MEANT);
        assertThat(look(number, "x")).isEqualTo(Answer.MEANT);
        assertThat(look(Filter.wildcards("part2app"), "x")).isEqualTo(Answer.NOT_MEANT);
    }

    @Test
    void processesAreTakenApart() {
        var log = kernel("k").append(program(1, 10, "ten")).append(program(2, 11, "eleven"));
        var only = ConsoleSettings.DEFAULT.withFilters(
                FilterSet.EMPTY.withInclude(Filter.wildcards("[11]").withWhere(Filter.Where.PROCESS)));

        assertThat(texts(view(only, log))).containsExactly("eleven");
    }

    @Test
    void regularExpressions() {
        assertThat(look(Filter.regex("cpu [01]: vm(on|off)$"), "CPU 1: VMOFF")).isEqualTo(Answer.MEANT);
        assertThat(look(Filter.regex("^vm"), "a vm")).isEqualTo(Answer.NOT_MEANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(.*a){20}$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void aPatternThatGoesBackForEverIsGivenUp(String pattern) {
        LineMatcher matcher = LineMatcher.of(Filter.regex(pattern));
        for (int line = 0; line < 1000; line++) {
            assertThat(matcher.look("a".repeat(400) + "!", "", 0)).isEqualTo(Answer.GIVEN_UP);
        }

        assertThat(matcher.effort()).isLessThan(LineMatcher.MOST_GIVEN_UP * (LineMatcher.ALLOWANCE + 10L));
    }

    @Test
    void aLineOnWhichAPatternIsGivenUpIsShownAndCounted() {
        var settings = ConsoleSettings.DEFAULT.withFilters(FilterSet.EMPTY.withExclude(Filter.regex("(a+)+$")));
        ConsoleView view = view(settings, kernel("a".repeat(400) + "!", "b"));

        assertThat(view.size()).isEqualTo(2);
        assertThat(view.counts().undecided()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[z-a]", "a{100000}", "((x{999}){999}){999}", "*"})
    void whatIsNoPatternSaysSoAndHidesNothing(String pattern) {
        assertThat(Filter.regex(pattern).problem()).isPresent();
        ConsoleView include = view(
                ConsoleSettings.DEFAULT.withFilters(FilterSet.EMPTY.withInclude(Filter.regex(pattern))), kernel("a"));
        ConsoleView exclude = view(
                ConsoleSettings.DEFAULT.withFilters(FilterSet.EMPTY.withExclude(Filter.regex(pattern))), kernel("a"));

        assertThat(include.size()).isEqualTo(1);
        assertThat(exclude.size()).isEqualTo(1);
    }

    @Test
    void theProblemSaysWhere() {
        assertThat(Filter.regex("ab(c").problem().orElseThrow())
                .hasToString("\"ab(c\" is no regular expression, at character 5.");
    }

    private static OptionalInt find(ConsoleView view, String pattern, int from, boolean forward) {
        ConsoleSearch search = view.search(Filter.wildcards(pattern), from, forward);
        while (!search.work(20)) {
            assertThat(search.found()).isEmpty();
        }
        return search.found();
    }

    @Test
    void aSearchGoesOnFromTheSelectedRowAndRound() {
        ConsoleView view = view(ConsoleSettings.DEFAULT, kernel("vmx", "a", "vmx", "b"));

        assertThat(find(view, "VMX", -1, true)).hasValue(0);
        assertThat(find(view, "VMX", 0, true)).hasValue(2);
        assertThat(find(view, "VMX", 2, true)).hasValue(0);
        assertThat(find(view, "VMX", 2, false)).hasValue(0);
        assertThat(find(view, "VMX", 0, false)).hasValue(2);
        assertThat(find(view, "nowhere", 0, true)).isEmpty();
    }

    @Test
    void aSearchSaysThatItWentRound() {
        ConsoleView view = view(ConsoleSettings.DEFAULT, kernel("vmx", "a"));
        ConsoleSearch search = view.search(Filter.wildcards("vmx"), 1, true);
        search.work(1000);

        assertThat(search.wrapped()).isTrue();
    }

    @Test
    void aSearchInNothingEnds() {
        ConsoleView view = new ConsoleView(ConsoleSettings.DEFAULT);

        assertThat(find(view, "x", -1, true)).isEmpty();
        assertThat(find(view, "", -1, true)).isEmpty();
    }

    @Test
    void savedSetsComeBackAsTheyWere() throws LogFormatException {
        FilterSet set = FilterSet.EMPTY
                .withName("虚拟 \"1\"")
                .withInclude(Filter.regex("a;b\n"))
                .withExclude(Filter.wildcards("x").withWhere(Filter.Where.BOTH))
                .withRules(List.of(
                        HighlightRule.of(Filter.wildcards("vmx"), 11),
                        HighlightRule.of(Filter.NONE, 0).withEnabled(false)));

        assertThat(FilterSets.read(FilterSets.write(List.of(set, FilterSet.EMPTY))))
                .containsExactly(set, FilterSet.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[{}]", "[1]", "{}", "[[[[[[[[[[[[]]]]]]]]]]]]", "[] []", "null"})
    void aTextThatHoldsNoSetsIsAnError(String text) {
        assertThatThrownBy(() -> FilterSets.read(text)).isInstanceOf(LogFormatException.class);
    }

    @Test
    void aColourThatThereIsNotIsAnError() {
        String text = FilterSets.write(List.of(FilterSet.EMPTY.withRules(List.of(HighlightRule.of(Filter.NONE, 7)))));

        assertThatThrownBy(() -> FilterSets.read(text.replace(":7,", ":77,"))).isInstanceOf(LogFormatException.class);
    }

    @Test
    void equalLinesOfALoopShareTheirStorage() {
        var sharing = new dev.vmxscope.core.windows.DebugSharing();
        DebugLine first = sharing.share(kernel(0, "tick " + 1));
        DebugLine second = sharing.share(kernel(2, "tick " + 1));

        assertThat(second.source()).isSameAs(first.source());
        assertThat(second.text()).isSameAs(first.text());
        assertThat(second).isEqualTo(kernel(2, "tick 1"));
    }
}
