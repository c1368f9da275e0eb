package dev.vmxscope.cli;

import dev.vmxscope.core.scenario.Expectation;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Played;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioCheck;
import dev.vmxscope.core.scenario.ScenarioFormatException;
import dev.vmxscope.core.scenario.ScenarioPlayer;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Plays scenarios one after the other, prints a line each, and counts. */
final class CheckRun {
    private final Texts texts;
    private final VerdictTexts verdicts;
    private final PrintWriter out;
    private int fine;
    private int different;
    private int unreadable;

    CheckRun(PrintWriter out, Language language) {
        this.texts = Texts.of(language, "why");
        this.verdicts = VerdictTexts.of(language);
        this.out = out;
    }

    /** Reads a scenario. */
    interface Source {
        Scenario read() throws ScenarioFormatException, InputProblem;
    }

    /** Checks one. */
    void check(String name, Source source) {
        Scenario scenario;
        try {
            scenario = source.read();
        } catch (ScenarioFormatException e) {
            unreadable++;
            line("check.unreadable", String.valueOf(e.getMessage()));
            return;
        } catch (InputProblem e) {
            unreadable++;
            line("check.unreadable", e.said());
            return;
        }
        Played fault = ScenarioPlayer.fault(scenario);
        Played fix = ScenarioPlayer.fix(scenario);
        List<String> differences = new ArrayList<>();
        differences(differences, "check.fault", fault, scenario.expect());
        differences(differences, "check.fixed", fix, scenario.fix().expect());
        if (differences.isEmpty()) {
            fine++;
            line(
                    "check.ok",
                    name,
                    told(fault, scenario.expect()),
                    told(fix, scenario.fix().expect()));
        } else {
            different++;
            line("check.differs", name, texts.clauses(differences));
        }
    }

    private void differences(List<String> all, String key, Played played, Expectation expect) {
        for (ScenarioCheck.Difference difference : ScenarioCheck.differences(played, expect)) {
            all.add(texts.format(
                    key, texts.format("difference", difference.what(), difference.expected(), difference.actual())));
        }
    }

    private String told(Played played, Expectation expect) {
        if (expect.outcome().equals(Expectation.NOTHING_FAILS)
                || played.moment().isEmpty()) {
            return texts.get("check.nothing");
        }
        KeyMoment moment = played.moment().get();
        return texts.format(
                moment.asked() ? "check.asked" : "check.moment",
                moment.verdict().spec().name(),
                verdicts.outcome(moment.verdict().outcome()));
    }

    /** Prints the count; returns the exit status. */
    int end() {
        line("check.summary", fine + different + unreadable, fine, different, unreadable);
        out.flush();
        return different + unreadable == 0 ? ExitStatus.OK : ExitStatus.DIFFERS;
    }

    private void line(String key, Object... arguments) {
        out.print(texts.format(key, arguments) + "\n");
        out.flush();
    }
}
