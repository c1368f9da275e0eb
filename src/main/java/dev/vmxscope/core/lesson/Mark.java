package dev.vmxscope.core.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * What a student has done at a step.
 *
 * @param reached whether its goal was reached, and how
 * @param answers the choices that were taken at its question, in order, as indices
 * @param hints how many of its hints were shown
 */
public record Mark(Reached reached, List<Integer> answers, int hints) {
    /** Nothing yet. */
    public static final Mark NONE = new Mark(Reached.NO, List.of(), 0);

    /** Keeps its own copy of the list. */
    public Mark {
        answers = List.copyOf(answers);
    }

    Mark with(Reached now) {
        return new Mark(now, answers, hints);
    }

    Mark withAnswer(int choice) {
        List<Integer> more = new ArrayList<>(answers);
        more.add(choice);
        return new Mark(reached, more, hints);
    }

    Mark withHint() {
        return new Mark(reached, answers, hints + 1);
    }
}
