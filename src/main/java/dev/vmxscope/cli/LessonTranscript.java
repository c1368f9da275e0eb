package dev.vmxscope.cli;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.lesson.Condition;
import dev.vmxscope.core.lesson.Deed;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonPlay;
import dev.vmxscope.core.lesson.LessonStep;
import dev.vmxscope.core.lesson.Observation;
import dev.vmxscope.core.lesson.Question;
import dev.vmxscope.core.lesson.StepPlay;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.EventTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints a lesson that was played: what is told, asked and done, and what happened. */
final class LessonTranscript {
    private final PrintWriter out;
    private final Locale locale;
    private final Texts texts;
    private final Report report;
    private final boolean answers;

    /**
     * A transcript to come.
     *
     * @param answers whether the right answers are told
     */
    LessonTranscript(PrintWriter out, Language language, boolean answers) {
        this.out = out;
        this.locale = language.locale();
        this.texts = Texts.of(language, Condition.TEXTS);
        this.report = new TextReport(out, EventTexts.of(language));
        this.answers = answers;
    }

    /** Prints all of it. */
    void tell(LessonPlay play) {
        Lesson lesson = play.attempt().lesson();
        print(lesson.title() + " [" + lesson.id() + "]", 0);
        blank();
        print(lesson.intro(), 0);
        String part = "";
        int number = 0;
        for (StepPlay step : play.steps()) {
            number++;
            if (!step.step().part().equals(part)) {
                part = step.step().part();
                heading(part);
            }
            step(step, number, play.steps().size());
        }
        blank();
        long reached = play.steps().stream().filter(StepPlay::fine).count();
        line(0, "transcript.end", reached, play.steps().size());
    }

    private void heading(String part) {
        blank();
        print(part, 0);
        out.print("=".repeat(Paragraph.width(part)) + "\n");
    }

    private void step(StepPlay play, int number, int count) {
        LessonStep step = play.step();
        blank();
        line(0, "transcript.step", number, count, step.title(), step.id());
        blank();
        print(step.text(), 2);
        step.question().ifPresent(this::question);
        blank();
        if (!step.deeds().isEmpty()) {
            line(2, "transcript.do", texts.clauses(step.deeds().stream().map(Deed::word).toList()));
            events(play.after());
        }
        line(2, "transcript.happened", step.happened());
        goal(play);
    }

    private void question(Question question) {
        blank();
        line(2, "transcript.question", question.ask());
        List<Question.Choice> choices = question.choices();
        for (int at = 0; at < choices.size(); at++) {
            String choice = texts.format(
                    "transcript.choice", letter(at), choices.get(at).text());
            print(choice, 4, "a) ".length());
        }
        if (answers) {
            int right = question.right();
            line(2, "transcript.right", letter(right), choices.get(right).why());
        }
    }

    private static String letter(int at) {
        return Character.toString('a' + at);
    }

    private void goal(StepPlay play) {
        if (play.already()) {
            line(2, "transcript.already");
        } else if (play.missing().isEmpty()) {
            line(2, "transcript.reached");
        } else {
            line(
                    2,
                    "transcript.missing",
                    texts.sentences(play.missing().stream()
                            .map(condition -> condition.text(texts))
                            .toList()));
        }
    }

    /** The events since the step began, as "run" prints them. */
    private void events(Observation after) {
        CodeNames names = CodeNames.of(after.symbols());
        int at = 0;
        for (Entry entry : after.machine().journal()) {
            names = names.after(entry.event());
            if (at >= after.since()) {
                report.tell(entry, names);
            }
            at++;
        }
    }

    private void line(int indent, String key, Object... arguments) {
        print(texts.format(key, arguments), indent);
    }

    private void print(String text, int indent) {
        print(text, indent, 0);
    }

    private void print(String text, int indent, int hang) {
        for (String line : Paragraph.lines(text, indent, hang, locale)) {
            out.print(line + "\n");
        }
    }

    private void blank() {
        out.print("\n");
    }
}
