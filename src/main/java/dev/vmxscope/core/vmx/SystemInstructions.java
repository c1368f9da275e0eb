package dev.vmxscope.core.vmx;

import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of all specified instructions. */
public final class SystemInstructions {
    private static final Map<Mnemonic, InstructionSpec> BY_MNEMONIC = byMnemonic();

    private SystemInstructions() {}

    private static Map<Mnemonic, InstructionSpec> byMnemonic() {
        Map<Mnemonic, InstructionSpec> table = new EnumMap<>(Mnemonic.class);
        List<InstructionSpec> specs = new ArrayList<>();
        specs.addAll(VmxSpecs.ALL);
        specs.forEach(spec -> table.put(spec.mnemonic(), spec));
        return table;
    }

    /** The one specification of a mnemonic; empty for {@link Mnemonic#MOV}, whose forms are told by their operands. */
    public static Optional<InstructionSpec> specOf(Mnemonic mnemonic) {
        return Optional.ofNullable(BY_MNEMONIC.get(mnemonic));
    }

    /** The specification of an instruction, if it is one of this package. */
    public static Optional<InstructionSpec> specOf(Instruction instruction) {
        return specOf(instruction.mnemonic());
    }

    /** Whether every instruction of that mnemonic is judged here. A MOV must be asked for by its operands. */
    public static boolean handles(Mnemonic mnemonic) {
        return BY_MNEMONIC.containsKey(mnemonic);
    }

    /** Whether the instruction is judged here. */
    public static boolean handles(Instruction instruction) {
        return specOf(instruction).isPresent();
    }

    /** All specifications, in a fixed order. */
    public static List<InstructionSpec> all() {
        return List.copyOf(BY_MNEMONIC.values());
    }

    /**
     * Judges the situation's instruction.
     *
     * @throws IllegalArgumentException if the instruction is not one of this package
     */
    public static Verdict judge(Situation situation) {
        return specOf(situation.instruction())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no specification of " + situation.instruction().mnemonic()))
                .judge(situation);
    }
}
