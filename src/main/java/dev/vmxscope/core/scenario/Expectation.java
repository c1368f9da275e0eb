package dev.vmxscope.core.scenario;

import dev.vmxscope.core.diagnosis.NamedCause;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a scenario says will come of it. What is empty is not compared.
 *
 * @param instruction by the name of its specification, {@code VMXON}, {@code MOV to CR4}
 * @param asked whether the instruction is not executed but asked for at the end: what would come of it now
 * @param number the how-manieth execution of the instruction is meant; empty for the first instruction that fails, or
 *     if none does, for the last execution
 * @param outcome in the manual's notation; {@link #NOTHING_FAILS} if no instruction may fail
 * @param unmet ids of the unmet requirements of the deciding stage, without order
 * @param cause the one named cause of the outcome
 * @param cpu number of the logical processor
 * @param bugcheck name of the bugcheck in which the run ends
 * @param console texts that the driver prints
 */
public record Expectation(
        Optional<String> instruction,
        boolean asked,
        OptionalInt number,
        String outcome,
        List<String> unmet,
        Optional<NamedCause> cause,
        OptionalInt cpu,
        Optional<String> bugcheck,
        List<String> console) {
    /** The outcome of a run in which no instruction fails. */
    public static final String NOTHING_FAILS = "none";

    /** Keeps its own copies of the lists. */
    public Expectation {
        unmet = List.copyOf(unmet);
        console = List.copyOf(console);
    }

    /** Whether everything is expected to go well. */
    public boolean success() {
        return outcome.equals(NOTHING_FAILS) || outcome.equals("VMsucceed") || outcome.equals("ok");
    }
}
