package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.x86.Instruction;
import java.util.List;

/**
 * The judgement of an instruction in a situation: the same object whether it is only asked for or executed.
 *
 * @param spec the rules it was judged by
 * @param instruction the instruction
 * @param before the processor before it
 * @param outcome what comes of it
 * @param decidingStage index of the first stage with an unmet requirement; {@link #PASSED} if there is none
 * @param stages all of them, judged as far as that is possible
 * @param change what executing it changes
 */
public record Verdict(
        InstructionSpec spec,
        Instruction instruction,
        Processor before,
        Outcome outcome,
        int decidingStage,
        List<Stage.Judged> stages,
        Change change) {
    /** The deciding stage of an instruction that passes them all. */
    public static final int PASSED = -1;

    /** Keeps its own copy of the list. */
    public Verdict {
        stages = List.copyOf(stages);
    }

    /** All unmet requirements of the deciding stage; none if it passes. */
    public List<Finding> unmet() {
        return decidingStage == PASSED ? List.of() : stages.get(decidingStage).unmet();
    }

    /** The ids of {@link #unmet()}. */
    public List<String> unmetIds() {
        return unmet().stream().map(finding -> finding.requirement().id()).toList();
    }

    /** Unmet requirements of stages after the deciding one: it would fail by these too. */
    public List<Finding> wouldAlsoFail() {
        return decidingStage == PASSED
                ? List.of()
                : stages.subList(decidingStage + 1, stages.size()).stream()
                        .flatMap(judged -> judged.unmet().stream())
                        .toList();
    }
}
