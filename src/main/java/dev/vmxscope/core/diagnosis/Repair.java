package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.Instruction;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for fixes that, done one after the other, make an instruction succeed. Their order matters: a lock that is set
 * first keeps the other bits of its register from being written.
 */
public final class Repair {
    /** More verdicts than any instruction's requirements need, and still few. */
    private static final int MOST_TRIES = 200;

    private final Instruction instruction;
    private final long tsc;
    private final List<Poke> done = new ArrayList<>();
    private int tries;

    private Repair(Instruction instruction, long tsc) {
        this.instruction = instruction;
        this.tsc = tsc;
    }

    /**
     * The fixes in their order.
     *
     * @param around as in {@link Diagnosis#of(Surroundings, Verdict)}
     * @return empty if the instruction succeeds already, or if there is no such order
     */
    public static List<Poke> of(Surroundings around, Verdict verdict) {
        Repair repair = new Repair(verdict.instruction(), around.steps());
        return repair.succeeds(verdict, around.memory()) ? List.copyOf(repair.done) : List.of();
    }

    /**
     * Whether the instruction succeeds after that fix, or after further ones.
     *
     * @param verdict before the fix
     */
    public static boolean possible(Surroundings around, Verdict verdict, Remedy.Fix fix) {
        Repair repair = new Repair(verdict.instruction(), around.steps());
        return repair.succeeds(fix.after(), changed(verdict, around.memory(), fix.poke()));
    }

    private boolean succeeds(Verdict verdict, PhysicalMemory memory) {
        if (verdict.outcome().success()) {
            return true;
        }
        Remedies remedies = new Remedies(new Situation(verdict.before(), memory, instruction, tsc), memory);
        for (Finding finding : verdict.unmet()) {
            tries++;
            if (tries > MOST_TRIES) {
                return false;
            }
            if (remedies.of(verdict, finding) instanceof Remedy.Fix fix) {
                done.add(fix.poke());
                if (succeeds(fix.after(), changed(verdict, memory, fix.poke()))) {
                    return true;
                }
                done.remove(done.size() - 1);
            }
        }
        return false;
    }

    private static PhysicalMemory changed(Verdict verdict, PhysicalMemory memory, Poke poke) {
        return poke.place().set(verdict.before(), poke.value()).in(memory);
    }
}
