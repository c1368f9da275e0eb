package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDX;

import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.Map;

/** MOV and its kin, LEA, conditional moves and sets, sign extension. Intel SDM Vol. 2. */
final class Moves {
    private Moves() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.MOV, Moves::mov);
        table.put(Mnemonic.MOVNTI, Moves::plain);
        table.put(Mnemonic.MOVZX, Moves::plain);
        table.put(Mnemonic.MOVSX, Moves::signExtending);
        table.put(Mnemonic.MOVSXD, Moves::signExtending);
        table.put(Mnemonic.LEA, Moves::lea);
        table.put(Mnemonic.CBW, at -> extend(at, Register.AL, Register.AX, 8));
        table.put(Mnemonic.CWDE, at -> extend(at, Register.AX, Register.EAX, 16));
        table.put(Mnemonic.CDQE, at -> extend(at, Register.EAX, Register.RAX, 32));
        table.put(Mnemonic.CWD, at -> spread(at, Register.DX, 16));
        table.put(Mnemonic.CDQ, at -> spread(at, Register.EDX, 32));
        table.put(Mnemonic.CQO, at -> spread(at, Register.RDX, 64));
        for (Mnemonic mnemonic : Mnemonic.values()) {
            if (mnemonic.name().startsWith("SET") && mnemonic.condition() >= 0) {
                table.put(mnemonic, Moves::set);
            } else if (mnemonic.name().startsWith("CMOV")) {
                table.put(mnemonic, Moves::conditional);
            }
        }
    }

    private static boolean isGeneral(Operand operand) {
        return !(operand instanceof Operand.Reg register)
                || switch (register.register().kind()) {
                    case SEGMENT, CONTROL, DEBUG, XMM, IP -> false;
                    default -> true;
                };
    }

    private static Op mov(At at) {
        Instruction instruction = at.instruction();
        Operand first = instruction.operand(0);
        Operand second = instruction.operand(1);
        if (!isGeneral(first) || !isGeneral(second)) {
            return SegmentMoves.make(at);
        }
        if (instruction.operandBits() >= 32 && first instanceof Operand.Reg target) {
            int register = target.register().number();
            long mask = instruction.operandBits() == 64 ? -1L : 0xFFFFFFFFL;
            if (second instanceof Operand.Reg source) {
                return new Copy(at, register, source.register().number(), mask);
            }
            if (second instanceof Operand.Imm constant) {
                return new Load(at, register, constant.value() & mask);
            }
            if (second instanceof Operand.Mem memory) {
                Ea address = Ea.of(memory, at);
                return instruction.operandBits() == 64
                        ? new Read64(at, register, address)
                        : new Read32(at, register, address);
            }
        }
        if (instruction.operandBits() >= 32
                && first instanceof Operand.Mem memory
                && second instanceof Operand.Reg source) {
            Ea address = Ea.of(memory, at);
            int register = source.register().number();
            return instruction.operandBits() == 64
                    ? new Write64(at, register, address)
                    : new Write32(at, register, address);
        }
        return plain(at);
    }

    private static Op plain(At at) {
        Place target = Place.of(at.instruction().operand(0), at);
        Place source = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> target.set(core, source.get(core)));
    }

    private static int bits(Operand operand) {
        return operand instanceof Operand.Reg register
                ? register.register().bits()
                : operand instanceof Operand.Mem memory ? memory.sizeBits() : 64;
    }

    private static Op signExtending(At at) {
        int shift = 64 - bits(at.instruction().operand(1));
        Place target = Place.of(at.instruction().operand(0), at);
        Place source = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> target.set(core, source.get(core) << shift >> shift));
    }

    private static Op lea(At at) {
        Place target = Place.of(at.instruction().operand(0), at);
        Ea address = Ea.of((Operand.Mem) at.instruction().operand(1), at);
        return new Simple(at, core -> target.set(core, address.offset(core)));
    }

    private static Op extend(At at, Register from, Register to, int bits) {
        Place source = Place.register(from);
        Place target = Place.register(to);
        int shift = 64 - bits;
        return new Simple(at, core -> target.set(core, source.get(core) << shift >> shift));
    }

    private static Op spread(At at, Register target, int bits) {
        Place high = Place.register(target);
        if (high == null || target.number() != RDX) {
            throw new IllegalArgumentException("sign goes to the D register");
        }
        int shift = 64 - bits;
        return new Simple(at, core -> high.set(core, core.gpr[RAX] << shift >> 63));
    }

    private static Op set(At at) {
        int condition = at.instruction().mnemonic().condition();
        Place target = Place.of(at.instruction().operand(0), at);
        return new Simple(at, core -> target.set(core, core.flags.holds(condition) ? 1 : 0));
    }

    private static Op conditional(At at) {
        int condition = at.instruction().mnemonic().condition();
        Place target = Place.of(at.instruction().operand(0), at);
        Place source = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> {
            long value = source.get(core);
            target.set(core, core.flags.holds(condition) ? value : target.get(core));
        });
    }

    private static final class Copy extends Op {
        private final int target;
        private final int source;
        private final long mask;

        Copy(At at, int target, int source, long mask) {
            super(at);
            this.target = target;
            this.source = source;
            this.mask = mask;
        }

        @Override
        Op exec(Core core) {
            core.gpr[target] = core.gpr[source] & mask;
            return fall(core);
        }
    }

    private static final class Load extends Op {
        private final int target;
        private final long value;

        Load(At at, int target, long value) {
            super(at);
            this.target = target;
            this.value = value;
        }

        @Override
        Op exec(Core core) {
            core.gpr[target] = value;
            return fall(core);
        }
    }

    private static final class Read64 extends Op {
        private final int target;
        private final Ea address;

        Read64(At at, int target, Ea address) {
            super(at);
            this.target = target;
            this.address = address;
        }

        @Override
        Op exec(Core core) {
            core.gpr[target] = core.mmu().read64(address.of(core));
            return fall(core);
        }
    }

    private static final class Read32 extends Op {
        private final int target;
        private final Ea address;

        Read32(At at, int target, Ea address) {
            super(at);
            this.target = target;
            this.address = address;
        }

        @Override
        Op exec(Core core) {
            core.gpr[target] = core.mmu().read32(address.of(core));
            return fall(core);
        }
    }

    private static final class Write64 extends Op {
        private final int source;
        private final Ea address;

        Write64(At at, int source, Ea address) {
            super(at);
            this.source = source;
            this.address = address;
        }

        @Override
        Op exec(Core core) {
            core.mmu().write64(address.of(core), core.gpr[source]);
            return fall(core);
        }
    }

    private static final class Write32 extends Op {
        private final int source;
        private final Ea address;

        Write32(At at, int source, Ea address) {
            super(at);
            this.source = source;
            this.address = address;
        }

        @Override
        Op exec(Core core) {
            core.mmu().write32(address.of(core), core.gpr[source]);
            return fall(core);
        }
    }
}
