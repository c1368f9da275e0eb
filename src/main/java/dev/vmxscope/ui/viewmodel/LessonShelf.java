package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.List;

/** The lessons and cases that one can choose from. */
public interface LessonShelf {
    /** The lessons. */
    List<LessonCard> lessons(Language language);

    /** The cases, those of a group together. */
    List<CaseCard> cases(Language language);

    /**
     * A lesson, or a case as one.
     *
     * @param id of a card
     * @throws ScenarioFormatException if there is none, or it is broken
     */
    Lesson load(String id, Language language) throws ScenarioFormatException;

    /**
     * What one sees of a lesson before opening it.
     *
     * @param steps how many it has
     */
    record LessonCard(String id, String title, String intro, int steps) {}

    /**
     * What one sees of a case before opening it: nothing that gives the answer away.
     *
     * @param group the name of its group, in lower case
     * @param story the first sentence of its story
     */
    record CaseCard(String id, String group, String title, String story) {}
}
