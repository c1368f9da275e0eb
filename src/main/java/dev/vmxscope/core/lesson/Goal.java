package dev.vmxscope.core.lesson;

import dev.vmxscope.core.text.Texts;
import java.util.List;

/**
 * How one sees that a step is done: conditions that must all hold.
 *
 * @param conditions at least one
 */
public record Goal(List<Condition> conditions) {
    /** Keeps its own copy of the list. */
    public Goal {
        conditions = List.copyOf(conditions);
    }

    /** Whether all of it holds. */
    public boolean met(Observation observation) {
        return conditions.stream().allMatch(condition -> condition.holds(observation));
    }

    /** The conditions that do not hold yet. */
    public List<Condition> open(Observation observation) {
        return conditions.stream()
                .filter(condition -> !condition.holds(observation))
                .toList();
    }

    /**
     * The conditions that do not hold yet, in words.
     *
     * @param texts of the file {@link Condition#TEXTS}
     */
    public List<String> open(Observation observation, Texts texts) {
        return open(observation).stream()
                .map(condition -> condition.text(texts))
                .toList();
    }

    /** Whether it asks for nothing but an answer. */
    public boolean answerOnly() {
        return conditions.stream().allMatch(condition -> condition instanceof Condition.Answered);
    }
}
