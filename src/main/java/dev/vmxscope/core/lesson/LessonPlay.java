package dev.vmxscope.core.lesson;

import java.util.List;

/**
 * A lesson that was played from its first step to its last.
 *
 * @param attempt where one stands after it
 * @param steps what came of each step
 */
public record LessonPlay(Attempt attempt, List<StepPlay> steps) {
    /** Keeps its own copy of the list. */
    public LessonPlay {
        steps = List.copyOf(steps);
    }

    /** Whether every step reached its goal by what it does. */
    public boolean fine() {
        return steps.stream().allMatch(StepPlay::fine);
    }
}
