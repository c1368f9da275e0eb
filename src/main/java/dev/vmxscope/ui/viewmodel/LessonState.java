package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.lesson.Attempt;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a student is.
 *
 * @param attempt the lesson that is open; empty in free mode
 * @param arriving whether the machine is on its way to where the step begins, or does what the button says
 * @param missed whether the button did its part and the goal was not reached: the machine stood elsewhere
 * @param revealed the steps whose right answer was shown without being chosen, by {@code LESSON/STEP}
 * @param problem what is wrong with a lesson that was to be opened, empty if nothing is
 */
public record LessonState(
        Optional<Attempt> attempt, boolean arriving, boolean missed, SortedSet<String> revealed, String problem) {
    /** Free mode. */
    public static final LessonState FREE =
            new LessonState(Optional.empty(), false, false, Collections.emptySortedSet(), "");

    /** Keeps an unmodifiable copy of the set. */
    public LessonState {
        revealed = Collections.unmodifiableSortedSet(new TreeSet<>(revealed));
    }

    /** At rest with an attempt. */
    LessonState at(Attempt now) {
        return new LessonState(Optional.of(now), arriving, missed, revealed, "");
    }

    LessonState moving(Attempt now) {
        return new LessonState(Optional.of(now), true, false, revealed, "");
    }

    LessonState rested(boolean failed) {
        return new LessonState(attempt, false, failed, revealed, problem);
    }

    LessonState revealing() {
        SortedSet<String> more = new TreeSet<>(revealed);
        attempt.ifPresent(now -> more.add(key(now)));
        return new LessonState(attempt, arriving, missed, more, problem);
    }

    LessonState hiding() {
        SortedSet<String> fewer = new TreeSet<>(revealed);
        attempt.ifPresent(now -> fewer.remove(key(now)));
        return new LessonState(attempt, arriving, missed, fewer, problem);
    }

    /** Whether the right answer of the present step was shown without being chosen. */
    public boolean shownAnswer() {
        return attempt.isPresent() && revealed.contains(key(attempt.get()));
    }

    private static String key(Attempt attempt) {
        return attempt.lesson().id() + "/" + attempt.step().id();
    }
}
