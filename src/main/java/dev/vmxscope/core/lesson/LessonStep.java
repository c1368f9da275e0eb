package dev.vmxscope.core.lesson;

import dev.vmxscope.core.session.Command;
import java.util.List;
import java.util.Optional;

/**
 * A step of a lesson.
 *
 * @param id kebab-case, unique in the lesson
 * @param part the heading that it stands under
 * @param title a few words
 * @param text what to do and how one does it oneself; paragraphs are parted by an empty line
 * @param deeds what its button does, in order; none where there is only a question to answer
 * @param happened one sentence that says what just happened, for when the goal is reached
 * @param goal how one sees that it is done
 * @param question what is asked before it is done, if anything is
 * @param hints three, from vague to exact
 * @param panels the ids of the panels that it speaks of, the most important first; see {@link PanelIds}
 * @param notes for the teacher only; may be empty
 */
public record LessonStep(
        String id,
        String part,
        String title,
        String text,
        List<Deed> deeds,
        String happened,
        Goal goal,
        Optional<Question> question,
        List<String> hints,
        List<String> panels,
        String notes) {
    /** Keeps its own copies of the lists. */
    public LessonStep {
        deeds = List.copyOf(deeds);
        hints = List.copyOf(hints);
        panels = List.copyOf(panels);
    }

    /** All that its button does, to be taken back as one. */
    public Command doIt() {
        return new Command.All(deeds.stream().map(Deed::command).toList());
    }
}
