package dev.vmxscope.core.probe;

import dev.vmxscope.core.cpu.CpuidValues;
import java.util.List;
import java.util.Optional;

/**
 * What came of a step.
 *
 * @param step as it was written
 * @param outcome in the words of the manual
 * @param value what was read, if something was
 * @param unmet ids of the unmet requirements of the stage that decided
 * @param error what is wrong with this program, if a flag is not as the manual says
 */
public record StepResult(
        String step, String outcome, Optional<Value> value, List<String> unmet, Optional<String> error) {
    /** Keeps its own copy of the list. */
    public StepResult {
        unmet = List.copyOf(unmet);
    }

    /** What was read. */
    public sealed interface Value {
        /** A number of 64 bits. */
        record Word(long number) implements Value {}

        /** What CPUID gave. */
        record Cpuid(CpuidValues values) implements Value {}
    }

    /** The same with what was read. */
    StepResult withValue(Optional<Value> read) {
        return new StepResult(step, outcome, read, unmet, error);
    }

    static StepResult of(Step step, String outcome) {
        return new StepResult(step.text(), outcome, Optional.empty(), List.of(), Optional.empty());
    }
}
