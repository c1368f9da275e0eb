package dev.vmxscope.core.lesson;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.SymbolCatalogue;
import java.util.ArrayList;
import java.util.List;

/** Plays lessons as somebody does who answers every question right and then presses the step's button. */
public final class LessonPlayer {
    /** After so many bursts of 100 000 steps of the machine nothing more is done: the shipped lessons need none. */
    private static final int MOST_BURSTS = 200;

    private final Bench bench;
    private int bursts;

    private LessonPlayer(Lesson lesson) {
        this.bench = new Bench(
                Machine.powerOn(lesson.stage().setup()), lesson.stage().symbols(), this::tired, () -> {});
    }

    private boolean tired() {
        bursts++;
        return bursts > MOST_BURSTS;
    }

    /** Plays all steps. After 20 million steps of the machine nothing more is done, and the goals left are missed. */
    public static LessonPlay play(Lesson lesson) {
        return new LessonPlayer(lesson).all(lesson);
    }

    private LessonPlay all(Lesson lesson) {
        bench.execute(lesson.stage().open());
        Attempt attempt = Attempt.begin(lesson);
        List<StepPlay> steps = new ArrayList<>();
        for (int at = 0; at < lesson.steps().size(); at++) {
            attempt = attempt.go(at, bench.machine());
            LessonStep step = attempt.step();
            boolean already = already(step, attempt);
            if (step.question().isPresent()) {
                attempt = attempt.answered(step.question().get().right());
            }
            if (!step.deeds().isEmpty()) {
                attempt = attempt.press();
                run(step);
            }
            Observation after = attempt.observation(bench.machine(), symbols());
            attempt = attempt.observe(bench.machine(), symbols());
            steps.add(new StepPlay(step, already, after, step.goal().open(after)));
        }
        return new LessonPlay(attempt, steps);
    }

    private void run(LessonStep step) {
        for (Deed deed : step.deeds()) {
            if (bursts <= MOST_BURSTS) {
                bench.execute(deed.command());
            }
        }
    }

    /** Whether the goal holds though nothing was done yet; one that asks for an answer alone cannot. */
    private boolean already(LessonStep step, Attempt attempt) {
        Observation before = attempt.observation(bench.machine(), symbols());
        return !step.goal().answerOnly()
                && step.goal().met(new Observation(before.machine(), before.symbols(), before.since(), true));
    }

    private SymbolCatalogue symbols() {
        return bench.frame(false).symbols();
    }
}
