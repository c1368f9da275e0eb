package dev.vmxscope.core.scenario;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.vmx.Effect;
import dev.vmxscope.core.vmx.InstructionSpec;
import dev.vmxscope.core.vmx.Requirement;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import java.util.List;
import java.util.OptionalInt;

/**
 * What would come of VMXON if a driver executed it now with an operand and a region that are as they should be: it is
 * judged by its own rules, but for those on the operand and the region, of which there are none yet.
 */
final class AskedVmxon {
    private AskedVmxon() {}

    /** The verdict on a logical processor of that machine, on the first one if none is named. */
    static KeyMoment in(Machine machine, OptionalInt cpu) {
        Processor processor = machine.processors().get(cpu.orElse(0)).inKernel();
        Instruction instruction =
                new Instruction(Mnemonic.VMXON, Mode.BITS64, 4, 64, 64, false, false, false, List.of());
        Situation situation = new Situation(processor, machine.memory(), instruction, machine.steps());
        return new KeyMoment("vmxon", withoutOperand().judge(situation), machine, true);
    }

    private static InstructionSpec withoutOperand() {
        List<Stage> stages = SystemInstructions.specOf(Mnemonic.VMXON).orElseThrow().stages().stream()
                .filter(stage -> stage.requirements().stream().noneMatch(AskedVmxon::onOperand))
                .toList();
        return InstructionSpec.vmx(Mnemonic.VMXON, stages, Effect.NONE);
    }

    private static boolean onOperand(Requirement requirement) {
        return requirement.id().startsWith("operand-") || requirement.id().startsWith("region-");
    }
}
