package dev.vmxscope.core.lesson;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.SymbolCatalogue;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A student's way through a lesson so far. Immutable: every method gives the attempt as it is afterwards.
 *
 * @param lesson which
 * @param at index of the present step
 * @param past the journal as it was when the step began; what lies behind its end has happened since. Who goes back in
 *     time before that moment moves it there: what is done again from there on counts
 * @param pressed whether the present step's button was pressed
 * @param marks by the ids of the steps; none for a step where nothing was done
 */
public record Attempt(Lesson lesson, int at, Trail<Entry> past, boolean pressed, SortedMap<String, Mark> marks) {
    /** Keeps an unmodifiable copy of the map. */
    public Attempt {
        marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }

    /** At the first step, with nothing done; the machine of the lesson's stage has just been opened. */
    public static Attempt begin(Lesson lesson) {
        return new Attempt(lesson, 0, Trail.empty(), false, new TreeMap<>());
    }

    /** The present step. */
    public LessonStep step() {
        return lesson.steps().get(at);
    }

    /** What was done at the present step. */
    public Mark mark() {
        return mark(step());
    }

    /** What was done at a step. */
    public Mark mark(LessonStep step) {
        return marks.getOrDefault(step.id(), Mark.NONE);
    }

    /** Whether a step's question was answered right in the end; true where it has none. */
    public boolean answeredRight(LessonStep step) {
        List<Integer> answers = mark(step).answers();
        return step.question().isEmpty()
                || !answers.isEmpty() && step.question().get().right() == answers.get(answers.size() - 1);
    }

    /** Whether the goal of the present step was reached. */
    public boolean reached() {
        return mark().reached() != Reached.NO;
    }

    /** Whether the present step is the first. */
    public boolean first() {
        return at == 0;
    }

    /** Whether the present step is the last. */
    public boolean last() {
        return at == lesson.steps().size() - 1;
    }

    /** Whether every goal is reached and every question answered right. */
    public boolean solved() {
        return lesson.steps().stream().allMatch(step -> mark(step).reached() != Reached.NO && answeredRight(step));
    }

    /** The hints of the present step that were shown. */
    public List<String> shownHints() {
        return step().hints().subList(0, Math.min(mark().hints(), step().hints().size()));
    }

    /**
     * A choice was taken at the present step's question; nothing changes where there is none, or it was answered right
     * already. A goal that asks for the answer is reached by the next {@link #observe}.
     *
     * @param choice its index
     * @throws IndexOutOfBoundsException if there is no such choice
     */
    public Attempt answered(int choice) {
        if (step().question().isEmpty() || answeredRight(step())) {
            return this;
        }
        Objects.checkIndex(choice, step().question().get().choices().size());
        return withMark(mark().withAnswer(choice));
    }

    /** One hint more is shown; nothing changes if all are. */
    public Attempt hinted() {
        return mark().hints() < step().hints().size() ? withMark(mark().withHint()) : this;
    }

    /** The present step's button was pressed. */
    public Attempt press() {
        return new Attempt(lesson, at, past, true, marks);
    }

    /** What the present goal looks at. */
    public Observation observation(Machine machine, SymbolCatalogue symbols) {
        return new Observation(machine, symbols, common(past, machine.journal()), answeredRight(step()));
    }

    /** Looks at the machine: the goal of the present step may be reached. To be called with every frame. */
    public Attempt observe(Machine machine, SymbolCatalogue symbols) {
        Observation observation = observation(machine, symbols);
        Trail<Entry> kept = observation.since() < past.size() ? past.first(observation.since()) : past;
        Attempt seen = new Attempt(lesson, at, kept, pressed, marks);
        if (seen.reached() || !step().goal().met(observation)) {
            return seen;
        }
        return seen.withMark(mark().with(pressed ? Reached.BY_BUTTON : Reached.BY_HAND));
    }

    /** The next step, or the present one if it is the last. */
    public Attempt next(Machine machine) {
        return go(Math.min(at + 1, lesson.steps().size() - 1), machine);
    }

    /**
     * Another step; what was reached stays.
     *
     * @param step its index
     * @param machine the machine as it is now
     */
    public Attempt go(int step, Machine machine) {
        return new Attempt(lesson, step, machine.journal(), false, marks);
    }

    private Attempt withMark(Mark mark) {
        SortedMap<String, Mark> more = new TreeMap<>(marks);
        more.put(step().id(), mark);
        return new Attempt(lesson, at, past, pressed, more);
    }

    /** How many entries both begin with. */
    @SuppressWarnings("ReferenceEquality") // an entry is appended once: two journals that share it share what is before
    private static int common(Trail<Entry> past, Trail<Entry> now) {
        int most = Math.min(past.size(), now.size());
        if (most == 0 || past.get(most - 1) == now.get(most - 1)) {
            return most;
        }
        int at = 0;
        while (at < most && SameEntry.test(past.get(at), now.get(at))) {
            at++;
        }
        return at;
    }
}
