package dev.vmxscope.cli;

import dev.vmxscope.core.lesson.Condition;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonPlayer;
import dev.vmxscope.core.lesson.StepPlay;
import dev.vmxscope.core.scenario.Expectation;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Played;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioCheck;
import dev.vmxscope.core.scenario.ScenarioPlayer;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays scenarios and lessons one after the other, prints a line each, and counts. */
final class CheckRun {
    private final Texts texts;
    private final Texts goals;
    private final VerdictTexts verdicts;
    private final PrintWriter out;
    private int fine;
    private int different;
    private int unreadable;

    CheckRun(PrintWriter out, Language language) {
        this.texts = Texts.of(language, "why");
        this.goals = Texts.of(language, Condition.TEXTS);
        this.verdicts = VerdictTexts.of(language);
        this.out = out;
    }

    /** Reads something that is to be checked. */
    interface Source<T> {
        T read() throws ScenarioFormatException, InputProblem;
    }

    private <T> Optional<T> read(Source<T> source) {
        try {
            return Optional.of(source.read());
        } catch (ScenarioFormatException e) {
            unreadable(e.message());
            return Optional.empty();
        } catch (InputProblem e) {
            unreadable(e.said());
            return Optional.empty();
        }
    }

    /** Notes a file that cannot be read. */
    void unreadable(Message problem) {
        unreadable++;
        line("check.unreadable", problem);
    }

    /** Plays a scenario. */
    void scenario(String name, Source<Scenario> source) {
        Optional<Scenario> read = read(source);
        if (read.isEmpty()) {
            return;
        }
        Scenario scenario = read.get();
        Played fault = ScenarioPlayer.fault(scenario);
        Played fix = ScenarioPlayer.fix(scenario);
        List<String> differences = new ArrayList<>();
        differences(differences, "check.fault", fault, scenario.expect());
        differences(differences, "check.fixed", fix, scenario.fix().expect());
        told(
                name,
                differences,
                texts.format(
                        "check.ok",
                        name,
                        told(fault, scenario.expect()),
                        told(fix, scenario.fix().expect())));
    }

    /** Plays a lesson. */
    void lesson(String name, Source<Lesson> source) {
        Optional<Lesson> read = read(source);
        if (read.isEmpty()) {
            return;
        }
        List<String> differences = new ArrayList<>();
        for (StepPlay step : LessonPlayer.play(read.get()).steps()) {
            if (step.already()) {
                differences.add(texts.format("check.already", step.step().id()));
            }
            for (Condition condition : step.missing()) {
                differences.add(texts.format("check.step", step.step().id(), condition.text(goals)));
            }
        }
        told(
                name,
                differences,
                texts.format("check.lesson", name, read.get().steps().size()));
    }

    /** Looks through a translation, which gives the keys that are missing. */
    void translation(String name, Source<List<String>> source) {
        Optional<List<String>> missing = read(source);
        if (missing.isPresent()) {
            told(
                    name,
                    missing.get().stream()
                            .map(key -> texts.format("check.untranslated", key))
                            .toList(),
                    texts.format("check.translation", name));
        }
    }

    private void told(String name, List<String> differences, String ok) {
        if (differences.isEmpty()) {
            fine++;
            print(ok);
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
        print(texts.format(key, arguments));
    }

    private void print(String line) {
        out.print(line + "\n");
        out.flush();
    }
}
