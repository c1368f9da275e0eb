package dev.vmxscope.core.scenario;

import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.session.Course;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Compares what came of a scenario with what it says. */
public final class ScenarioCheck {
    private ScenarioCheck() {}

    /**
     * One thing that differs.
     *
     * @param what {@code outcome}
     * @param expected as the scenario says
     * @param actual as it came
     */
    public record Difference(String what, String expected, String actual) {}

    /** What differs between a play and its expectation; nothing if it is as expected. */
    public static List<Difference> differences(Played played, Expectation expect) {
        List<Difference> differences = new ArrayList<>();
        Optional<Verdict> verdict = played.moment().map(KeyMoment::verdict);
        boolean nothing = expect.outcome().equals(Expectation.NOTHING_FAILS);
        String outcome = verdict.filter(found -> !nothing || !found.outcome().success())
                .map(found -> found.outcome().text())
                .orElse(Expectation.NOTHING_FAILS);
        expect.instruction()
                .ifPresent(name -> compare(
                        differences,
                        "instruction",
                        name,
                        verdict.map(found -> found.spec().name()).orElse(Expectation.NOTHING_FAILS)));
        compare(differences, "outcome", expect.outcome(), outcome);
        compare(
                differences,
                "unmet",
                sorted(expect.unmet()),
                sorted(verdict.map(Verdict::unmetIds).orElse(List.of())));
        expect.cause().ifPresent(cause -> compare(differences, "cause", cause.id(), causes(played)));
        expect.cpu()
                .ifPresent(cpu -> compare(
                        differences,
                        "cpu",
                        Integer.toString(cpu),
                        verdict.map(found -> Integer.toString(found.before().id()))
                                .orElse(Expectation.NOTHING_FAILS)));
        ending(differences, played, expect);
        console(differences, played, expect);
        return List.copyOf(differences);
    }

    private static String causes(Played played) {
        return played.moment()
                .map(moment -> sorted(
                        moment.diagnosis().causes().stream().map(NamedCause::id).toList()))
                .orElse(Expectation.NOTHING_FAILS);
    }

    /** What is expected to go well must go on to its end. */
    private static void ending(List<Difference> differences, Played played, Expectation expect) {
        expect.bugcheck().ifPresent(name -> compare(differences, "bugcheck", name, bugcheck(played)));
        if (expect.success() && !expect.asked()) {
            compare(
                    differences,
                    "end",
                    "completed",
                    played.halt().map(ScenarioCheck::word).orElse("completed"));
        }
    }

    private static String word(Course.Halt halt) {
        return halt.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String bugcheck(Played played) {
        return played.end().windows().status() instanceof Status.Bugcheck stopped
                ? stopped.name()
                : Expectation.NOTHING_FAILS;
    }

    private static void console(List<Difference> differences, Played played, Expectation expect) {
        StringBuilder printed = new StringBuilder();
        for (Entry entry : played.end().journal()) {
            if (entry.event() instanceof WindowsEvent.DebugPrint print) {
                printed.append(print.line().text()).append('\n');
            }
        }
        for (String text : expect.console()) {
            if (printed.indexOf(text) < 0) {
                differences.add(new Difference("console", text, Expectation.NOTHING_FAILS));
            }
        }
    }

    private static void compare(List<Difference> differences, String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            differences.add(new Difference(what, expected, actual));
        }
    }

    private static String sorted(Collection<String> ids) {
        return ids.isEmpty() ? Expectation.NOTHING_FAILS : String.join(", ", new TreeSet<>(ids));
    }
}
