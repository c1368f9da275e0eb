package dev.vmxscope.core.scenario;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.vmx.Verdict;

/**
 * The instruction that a scenario is about, and the machine right before it.
 *
 * @param text the instruction as the disassembler writes it
 * @param verdict how it was judged
 * @param before the machine before the instruction: what a diagnosis looks at
 * @param asked whether it was not executed but only asked for
 */
public record KeyMoment(String text, Verdict verdict, Machine before, boolean asked) {
    /** Why it failed: who set the bits, which causes have a name, and what can be done. */
    public Diagnosis diagnosis() {
        return Diagnosis.of(before, verdict);
    }
}
