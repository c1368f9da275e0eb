package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.lesson.Condition;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonStep;
import dev.vmxscope.core.lesson.Mark;
import dev.vmxscope.core.lesson.Observation;
import dev.vmxscope.core.lesson.Reached;
import java.util.List;
import java.util.Optional;

/**
 * A step of a lesson as the student sees it.
 *
 * @param lesson the lesson
 * @param at index of the step
 * @param mark what was done at it
 * @param reached of every step, whether its goal was reached and how
 * @param conditions what its goal asks for
 * @param answered whether its question is answered right, or it has none
 * @param shownAnswer whether the right answer was shown without being chosen
 * @param solved whether the whole lesson is
 * @param arriving whether the machine is still on its way
 * @param missed whether the button did its part and the goal was not reached
 */
public record LessonPage(
        Lesson lesson,
        int at,
        Mark mark,
        List<Reached> reached,
        List<Wanting> conditions,
        boolean answered,
        boolean shownAnswer,
        boolean solved,
        boolean arriving,
        boolean missed) {
    /** Keeps its own copies of the lists. */
    public LessonPage {
        reached = List.copyOf(reached);
        conditions = List.copyOf(conditions);
    }

    /**
     * One thing that the goal asks for.
     *
     * @param holds whether it does now; true for all once the goal was reached
     */
    public record Wanting(Condition condition, boolean holds) {}

    /** The page of a state; empty in free mode. */
    public static Optional<LessonPage> of(LessonState state, View view) {
        return state.attempt().map(attempt -> of(state, attempt, view));
    }

    private static LessonPage of(LessonState state, Attempt attempt, View view) {
        Observation seen = attempt.observation(view.machine(), view.frame().symbols());
        LessonStep step = attempt.step();
        List<Wanting> conditions = step.goal().conditions().stream()
                .map(condition ->
                        new Wanting(condition, attempt.reached() || !state.arriving() && condition.holds(seen)))
                .toList();
        List<Reached> reached = attempt.lesson().steps().stream()
                .map(each -> attempt.mark(each).reached())
                .toList();
        return new LessonPage(
                attempt.lesson(),
                attempt.at(),
                attempt.mark(),
                reached,
                conditions,
                attempt.answeredRight(step),
                state.shownAnswer(),
                attempt.solved(),
                state.arriving(),
                state.missed());
    }

    /** The step. */
    public LessonStep step() {
        return lesson.steps().get(at);
    }

    /** Whether its goal was reached. */
    public boolean done() {
        return mark.reached() != Reached.NO;
    }

    /** Whether it is the last. */
    public boolean last() {
        return at == lesson.steps().size() - 1;
    }

    /** Whether its question is still open: nothing right chosen, nothing shown. */
    public boolean asks() {
        return !answered && !shownAnswer;
    }
}
