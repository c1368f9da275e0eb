package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
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
        specs.add(CpuidSpec.CPUID);
        specs.addAll(MsrSpecs.ALL);
        specs.addAll(ControlRegisterSpecs.OTHERS);
        specs.addAll(TableSpecs.ALL);
        specs.addAll(SelectorSpecs.ALL);
        specs.addAll(SelectorQuerySpecs.ALL);
        specs.addAll(CacheSpecs.ALL);
        specs.addAll(SegmentBaseSpecs.ALL);
        specs.addAll(ExtendedStateSpecs.ALL);
        specs.addAll(TimeSpecs.ALL);
        specs.addAll(FlagSpecs.ALL);
        specs.addAll(WaitSpecs.ALL);
        specs.forEach(spec -> table.put(spec.mnemonic(), spec));
        return table;
    }

    /** The one specification of a mnemonic; empty for {@link Mnemonic#MOV}, whose forms are told by their operands. */
    public static Optional<InstructionSpec> specOf(Mnemonic mnemonic) {
        return Optional.ofNullable(BY_MNEMONIC.get(mnemonic));
    }

    /** The specification of an instruction, if it is one of this package. */
    public static Optional<InstructionSpec> specOf(Instruction instruction) {
        if (instruction.mnemonic() != Mnemonic.MOV) {
            return specOf(instruction.mnemonic());
        }
        return mov(instruction, 0, true).or(() -> mov(instruction, 1, false));
    }

    private static Optional<InstructionSpec> mov(Instruction instruction, int operand, boolean to) {
        if (!(instruction.operand(operand) instanceof Operand.Reg reg)) {
            return Optional.empty();
        }
        Register register = reg.register();
        return switch (register.kind()) {
            case CONTROL -> Optional.of(ControlRegisterSpecs.mov(register.number(), to));
            case DEBUG -> Optional.of(to ? DebugRegisterSpecs.TO : DebugRegisterSpecs.FROM);
            default -> Optional.empty();
        };
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
        List<InstructionSpec> all = new ArrayList<>(BY_MNEMONIC.values());
        all.addAll(ControlRegisterSpecs.MOVES);
        all.add(DebugRegisterSpecs.TO);
        all.add(DebugRegisterSpecs.FROM);
        return List.copyOf(all);
    }

    /** What CPUID answers on that processor as it stands; leaf and subleaf are EAX and ECX, 32 bits each. */
    public static CpuidValues cpuid(Processor cpu, int leaf, int subleaf) {
        return CpuidSpec.answer(cpu, leaf, subleaf);
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
