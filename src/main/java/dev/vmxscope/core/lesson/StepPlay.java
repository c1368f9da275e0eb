package dev.vmxscope.core.lesson;

import java.util.List;

/**
 * A step that was played by its button.
 *
 * @param step which
 * @param already whether its goal held before anything was done, so that it could not fail
 * @param after the machine afterwards
 * @param missing the conditions of its goal that do not hold then
 */
public record StepPlay(LessonStep step, boolean already, Observation after, List<Condition> missing) {
    /** Keeps its own copy of the list. */
    public StepPlay {
        missing = List.copyOf(missing);
    }

    /** Whether its goal was reached, and was not there before. */
    public boolean fine() {
        return missing.isEmpty() && !already;
    }
}
