package dev.vmxscope.core.lesson;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.Overlay;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.toml.Translated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the texts of a lesson in another language, {@code ID.zh_CN.toml}. */
public final class LessonText {
    /** What the key {@code kind} says in it. */
    public static final String KIND = "lesson-text";

    private static final List<String> STEP_KEYS =
            List.of("id", "part", "title", "text", "happened", "hints", "notes", "question");
    private static final List<String> QUESTION = List.of("question");
    private static final List<String> CHOICE = List.of("question", "choice");

    private LessonText() {}

    /**
     * The lesson with its texts in the other language.
     *
     * @param text the TOML text of the translation
     * @param sourceName the name that an error message shall give it
     * @throws ScenarioFormatException if it is no translation of that lesson
     */
    public static Translated<Lesson> over(Lesson lesson, String text, String sourceName)
            throws ScenarioFormatException {
        Overlay overlay = Overlay.of(text, sourceName, KIND, lesson.id(), List.of("title", "intro", "step"));
        Map<String, TomlDocument> tables = tables(overlay.document(), lesson);
        List<LessonStep> steps = new ArrayList<>();
        for (LessonStep step : lesson.steps()) {
            TomlDocument table = tables.get(step.id());
            if (table == null) {
                overlay.miss("step " + step.id());
                steps.add(step);
            } else {
                steps.add(step(overlay.inside(table, "step " + step.id()), step));
            }
        }
        Lesson translated = new Lesson(
                lesson.id(),
                overlay.line(List.of("title"), lesson.title()),
                overlay.text(List.of("intro"), lesson.intro()),
                lesson.stage(),
                steps);
        return new Translated<>(translated, overlay.missing());
    }

    private static Map<String, TomlDocument> tables(TomlDocument document, Lesson lesson)
            throws ScenarioFormatException {
        List<String> ids = lesson.steps().stream().map(LessonStep::id).toList();
        Map<String, TomlDocument> tables = new LinkedHashMap<>();
        for (TomlDocument table : document.tables(List.of("step"))) {
            table.allowOnly(List.of(), STEP_KEYS);
            List<String> path = List.of("id");
            String id = table.requiredText(path);
            if (!ids.contains(id)) {
                throw table.error(path, Message.of("translation.no-step", id, NearestName.hint(id, ids)));
            }
            if (tables.put(id, table) != null) {
                throw table.error(path, Message.of("translation.twice", id));
            }
        }
        return tables;
    }

    private static LessonStep step(Overlay overlay, LessonStep step) throws ScenarioFormatException {
        Optional<Question> question = step.question();
        if (question.isPresent()) {
            question = Optional.of(question(overlay, question.get()));
        } else if (overlay.document().value(QUESTION) != null) {
            throw overlay.document().error(QUESTION, Message.of("translation.no-question", step.id()));
        }
        return new LessonStep(
                step.id(),
                overlay.line(List.of("part"), step.part()),
                overlay.line(List.of("title"), step.title()),
                overlay.text(List.of("text"), step.text()),
                step.deeds(),
                overlay.text(List.of("happened"), step.happened()),
                step.goal(),
                question,
                overlay.hints(List.of("hints"), step.hints()),
                step.panels(),
                overlay.text(List.of("notes"), step.notes()));
    }

    /** The choices stand in the order of the lesson. */
    private static Question question(Overlay overlay, Question question) throws ScenarioFormatException {
        overlay.document().allowOnly(QUESTION, List.of("ask", "choice"));
        List<TomlDocument> tables = overlay.document().tables(CHOICE);
        List<Question.Choice> choices = question.choices();
        if (tables.size() > choices.size()) {
            throw overlay.document()
                    .error(CHOICE, Message.of("translation.choices", choices.size(), tables.size()));
        }
        List<Question.Choice> translated = new ArrayList<>();
        for (int at = 0; at < choices.size(); at++) {
            Question.Choice choice = choices.get(at);
            if (at >= tables.size()) {
                overlay.miss("choice " + (at + 1));
                translated.add(choice);
                continue;
            }
            tables.get(at).allowOnly(List.of(), List.of("text", "why"));
            Overlay inside = overlay.inside(tables.get(at), "choice " + (at + 1));
            translated.add(new Question.Choice(
                    inside.text(List.of("text"), choice.text()),
                    choice.right(),
                    inside.text(List.of("why"), choice.why())));
        }
        return new Question(overlay.text(List.of("question", "ask"), question.ask()), translated);
    }
}
