package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.vmx.Effect;
import dev.vmxscope.core.vmx.InstructionSpec;
import dev.vmxscope.core.vmx.Requirement;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import java.util.List;

/**
 * What would come of VMXON if a driver executed it now with an operand and a region that are as they should be: it is
 * judged by its own rules, but for those on the operand and the region, of which there are none yet.
 */
public final class AskedVmxon {
    private static final InstructionSpec WITHOUT_OPERAND = withoutOperand();

    private AskedVmxon() {}

    /** The verdict on that processor, at CPL 0. */
    public static Verdict verdict(Processor cpu, MemoryView memory, long tsc) {
        Instruction instruction =
                new Instruction(Mnemonic.VMXON, Mode.BITS64, 4, 64, 64, false, false, false, List.of());
        return WITHOUT_OPERAND.judge(new Situation(cpu.inKernel(), memory, instruction, tsc));
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
