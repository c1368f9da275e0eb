package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.vmcs.VmcsField;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.ArrayList;
import java.util.List;

/**
 * An instruction as the manual specifies it.
 *
 * @param mnemonic the instruction
 * @param name as the manual titles it; tells forms of one mnemonic apart, {@code MOV to CR4}
 * @param stages in the manual's order: the first with an unmet requirement decides
 * @param success the outcome if all are passed
 * @param effect what it does then
 */
public record InstructionSpec(Mnemonic mnemonic, String name, List<Stage> stages, Outcome success, Effect effect) {

    /** Keeps its own copy of the list. */
    public InstructionSpec {
        stages = List.copyOf(stages);
    }

    /** An instruction that simply succeeds, named by its mnemonic. */
    public static InstructionSpec of(Mnemonic mnemonic, List<Stage> stages, Effect effect) {
        return new InstructionSpec(mnemonic, mnemonic.name(), stages, Outcome.Done.INSTANCE, effect);
    }

    /** A VMX instruction, which tells by the arithmetic flags whether it succeeded. */
    public static InstructionSpec vmx(Mnemonic mnemonic, List<Stage> stages, Effect effect) {
        return new InstructionSpec(mnemonic, mnemonic.name(), stages, Outcome.VmSucceed.INSTANCE, effect);
    }

    /** Judges the instruction; changes nothing. */
    public Verdict judge(Situation situation) {
        List<Stage.Judged> judged = new ArrayList<>(stages.size());
        int deciding = Verdict.PASSED;
        for (int at = 0; at < stages.size(); at++) {
            Stage.Judged stage = stages.get(at).judge(situation);
            judged.add(stage);
            if (deciding == Verdict.PASSED && !stage.passed()) {
                deciding = at;
            }
        }
        Outcome outcome =
                deciding == Verdict.PASSED ? success : judged.get(deciding).outcome(situation);
        Change change = change(situation, outcome);
        return new Verdict(this, situation.instruction(), situation.cpu(), outcome, deciding, judged, change);
    }

    private Change change(Situation situation, Outcome outcome) {
        if (!outcome.completes()) {
            return Change.of(situation.cpu());
        }
        Processor next = flags(situation, outcome).withRip(situation.nextRip());
        if (outcome.success()) {
            return effect.apply(situation, next);
        }
        if (outcome instanceof Outcome.VmFailValid failed) {
            long field = situation.cpu().vmx().currentVmcs() + VmcsField.INSTRUCTION_ERROR.offset();
            return Change.of(next).writing(List.of(new MemoryWrite(field, failed.number(), 4)));
        }
        return Change.of(next);
    }

    /** VMsucceed, VMfailInvalid and VMfailValid write all six. Intel SDM Vol. 3C, section 31.2. */
    private static Processor flags(Situation situation, Outcome outcome) {
        Processor cpu = situation.cpu();
        long cleared = cpu.rflags() & ~Rflags.ARITHMETIC;
        if (outcome instanceof Outcome.VmSucceed) {
            return cpu.withRflags(cleared);
        }
        if (outcome instanceof Outcome.VmFailInvalid) {
            return cpu.withRflags(Rflags.CF.set(cleared));
        }
        return outcome instanceof Outcome.VmFailValid ? cpu.withRflags(Rflags.ZF.set(cleared)) : cpu;
    }
}
