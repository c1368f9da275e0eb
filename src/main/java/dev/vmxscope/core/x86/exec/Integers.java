package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.List;
import java.util.Map;

/** ADD to CMP, TEST, INC, DEC, NEG, NOT. Intel SDM Vol. 2. The forms on whole registers have operations of their own. */
final class Integers {
    private static final List<Mnemonic> KINDS = List.of(
            Mnemonic.ADD,
            Mnemonic.OR,
            Mnemonic.ADC,
            Mnemonic.SBB,
            Mnemonic.AND,
            Mnemonic.SUB,
            Mnemonic.XOR,
            Mnemonic.CMP);

    private Integers() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        for (Mnemonic mnemonic : KINDS) {
            int kind = KINDS.indexOf(mnemonic);
            table.put(mnemonic, at -> binary(at, kind));
        }
        table.put(Mnemonic.TEST, Integers::test);
        table.put(Mnemonic.INC, at -> step(at, 1));
        table.put(Mnemonic.DEC, at -> step(at, -1));
        table.put(Mnemonic.NEG, Integers::neg);
        table.put(Mnemonic.NOT, Integers::not);
    }

    private static Op binary(At at, int kind) {
        Instruction instruction = at.instruction();
        int shift = 64 - instruction.operandBits();
        Operand first = instruction.operand(0);
        Operand second = instruction.operand(1);
        if (instruction.operandBits() >= 32 && first instanceof Operand.Reg target) {
            int register = target.register().number();
            if (second instanceof Operand.Reg source) {
                return new RegisterRegister(
                        at, kind, register, source.register().number(), shift);
            }
            if (second instanceof Operand.Imm constant) {
                return new RegisterConstant(at, kind, register, constant.value(), shift);
            }
        }
        return new General(at, kind, Place.of(first, at), Place.of(second, at), shift);
    }

    private static Op test(At at) {
        int shift = 64 - at.instruction().operandBits();
        if (at.instruction().operand(0) instanceof Operand.Reg a
                && at.instruction().operand(1) instanceof Operand.Reg b
                && a.register().kind() != Register.Kind.GPR8_HIGH
                && b.register().kind() != Register.Kind.GPR8_HIGH) {
            return new TestRegisters(at, a.register().number(), b.register().number(), shift);
        }
        Place first = Place.of(at.instruction().operand(0), at);
        Place second = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> Alu.and(core.flags, first.get(core), second.get(core), shift));
    }

    private static Op step(At at, long step) {
        int shift = 64 - at.instruction().operandBits();
        Place place = Place.of(at.instruction().operand(0), at);
        return new Simple(at, core -> {
            place.probe(core);
            place.set(core, Alu.step(core.flags, place.get(core), step, shift));
        });
    }

    private static Op neg(At at) {
        int shift = 64 - at.instruction().operandBits();
        Place place = Place.of(at.instruction().operand(0), at);
        return new Simple(at, core -> {
            place.probe(core);
            place.set(core, Alu.sub(core.flags, 0, place.get(core), shift));
        });
    }

    private static Op not(At at) {
        Place place = Place.of(at.instruction().operand(0), at);
        return new Simple(at, core -> {
            place.probe(core);
            place.set(core, ~place.get(core));
        });
    }

    /** Both operands are whole registers of 32 or 64 bits. */
    private static final class RegisterRegister extends Op {
        private final int kind;
        private final int target;
        private final int source;
        private final int shift;

        RegisterRegister(At at, int kind, int target, int source, int shift) {
            super(at);
            this.kind = kind;
            this.target = target;
            this.source = source;
            this.shift = shift;
        }

        @Override
        Op exec(Core core) {
            long result = Alu.apply(kind, core.flags, core.gpr[target], core.gpr[source], shift);
            if (kind != Alu.CMP) {
                core.gpr[target] = result;
            }
            return fall(core);
        }
    }

    /** A whole register of 32 or 64 bits and a constant. */
    private static final class RegisterConstant extends Op {
        private final int kind;
        private final int target;
        private final long constant;
        private final int shift;

        RegisterConstant(At at, int kind, int target, long constant, int shift) {
            super(at);
            this.kind = kind;
            this.target = target;
            this.constant = constant;
            this.shift = shift;
        }

        @Override
        Op exec(Core core) {
            long result = Alu.apply(kind, core.flags, core.gpr[target], constant, shift);
            if (kind != Alu.CMP) {
                core.gpr[target] = result;
            }
            return fall(core);
        }
    }

    private static final class TestRegisters extends Op {
        private final int first;
        private final int second;
        private final int shift;

        TestRegisters(At at, int first, int second, int shift) {
            super(at);
            this.first = first;
            this.second = second;
            this.shift = shift;
        }

        @Override
        Op exec(Core core) {
            Alu.and(core.flags, core.gpr[first], core.gpr[second], shift);
            return fall(core);
        }
    }

    /** Any other form: a part of a register, or memory. */
    private static final class General extends Op {
        private final int kind;
        private final Place target;
        private final Place source;
        private final int shift;

        General(At at, int kind, Place target, Place source, int shift) {
            super(at);
            this.kind = kind;
            this.target = target;
            this.source = source;
            this.shift = shift;
        }

        @Override
        Op exec(Core core) {
            long b = source.get(core);
            if (kind == Alu.CMP) {
                Alu.sub(core.flags, target.get(core), b, shift);
            } else {
                target.probe(core);
                target.set(core, Alu.apply(kind, core.flags, target.get(core), b, shift));
            }
            return fall(core);
        }
    }
}
