package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonStep;
import dev.vmxscope.core.lesson.Mark;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lessons that were opened, in the present language, and how far the student got in each. */
final class LessonBook {
    private final LessonShelf shelf;
    private final SortedMap<String, Lesson> own = new TreeMap<>();
    private final SortedMap<String, Lesson> loaded = new TreeMap<>();
    private final SortedMap<String, LessonProgress> progress = new TreeMap<>();
    private List<LessonShelf.LessonCard> lessons = List.of();
    private List<LessonShelf.CaseCard> cases = List.of();
    private Language language;

    LessonBook(LessonShelf shelf, Language language) {
        this.shelf = shelf;
        this.language = language;
    }

    /** Has everything in another language from now on. */
    void speak(Language other) {
        language = other;
        loaded.clear();
        lessons = List.of();
        cases = List.of();
    }

    /** The lesson of that id; one of the person's own goes before one of ours. */
    Lesson lesson(String id) throws ScenarioFormatException {
        Lesson found = own.getOrDefault(id, loaded.get(id));
        if (found == null) {
            found = shelf.load(id, language);
            loaded.put(id, found);
        }
        return found;
    }

    /** One more lesson, out of a person's own file; it has one language only. */
    void add(Lesson lesson) {
        own.put(lesson.id(), lesson);
    }

    /** The lessons to choose from, those of the person's own files last. */
    List<LessonShelf.LessonCard> lessons() {
        if (lessons.isEmpty()) {
            lessons = shelf.lessons(language);
        }
        List<LessonShelf.LessonCard> all = new ArrayList<>(lessons);
        for (Lesson lesson : own.values()) {
            all.removeIf(card -> card.id().equals(lesson.id()));
            all.add(new LessonShelf.LessonCard(
                    lesson.id(), lesson.title(), lesson.intro(), lesson.steps().size()));
        }
        return all;
    }

    /** The cases to choose from. */
    List<LessonShelf.CaseCard> cases() {
        if (cases.isEmpty()) {
            cases = shelf.cases(language);
        }
        return cases.stream().filter(card -> !own.containsKey(card.id())).toList();
    }

    /** How far the student got in a lesson; empty if nothing was done. */
    Optional<LessonProgress> progress(String id) {
        return Optional.ofNullable(progress.get(id)).filter(LessonProgress::begun);
    }

    /** Notes how far somebody got. */
    void note(LessonProgress got) {
        progress.put(got.lesson(), got);
    }

    /** All that was noted, by the ids of the lessons. */
    Collection<LessonProgress> progress() {
        return Collections.unmodifiableCollection(progress.values());
    }

    /** The attempt that goes on where it was left; what does not fit the lesson any more is left out. */
    Attempt attempt(String id) throws ScenarioFormatException {
        Lesson lesson = lesson(id);
        LessonProgress got = progress.get(id);
        if (got == null) {
            return Attempt.begin(lesson);
        }
        SortedMap<String, Mark> marks = new TreeMap<>();
        for (LessonStep step : lesson.steps()) {
            Mark mark = got.marks().get(step.id());
            if (mark != null) {
                marks.put(step.id(), fitting(mark, step));
            }
        }
        return new Attempt(lesson, got.at(lesson), Trail.empty(), false, marks);
    }

    private static Mark fitting(Mark mark, LessonStep step) {
        int choices = step.question().map(asked -> asked.choices().size()).orElse(0);
        List<Integer> answers =
                mark.answers().stream().filter(answer -> answer < choices).toList();
        return new Mark(
                mark.reached(), answers, Math.min(mark.hints(), step.hints().size()));
    }

    /** The same attempt in the present language. */
    Attempt translated(Attempt attempt) {
        try {
            Lesson lesson = lesson(attempt.lesson().id());
            List<String> ids = lesson.steps().stream().map(LessonStep::id).toList();
            List<String> known =
                    attempt.lesson().steps().stream().map(LessonStep::id).toList();
            return ids.equals(known)
                    ? new Attempt(lesson, attempt.at(), attempt.past(), attempt.pressed(), attempt.marks())
                    : attempt;
        } catch (ScenarioFormatException e) {
            // It was read once already; in its old words it still serves.
            return attempt;
        }
    }
}
