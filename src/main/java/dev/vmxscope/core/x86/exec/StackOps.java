package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RBP;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSP;

import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.Map;

/** PUSH, POP, PUSHF, POPF, ENTER, LEAVE. Intel SDM Vol. 2. */
final class StackOps {
    private static final long ALWAYS = Rflags.ARITHMETIC
            | Rflags.TF.mask()
            | Rflags.DF.mask()
            | Rflags.NT.mask()
            | Rflags.AC.mask()
            | Rflags.ID.mask();

    private StackOps() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.PUSH, StackOps::push);
        table.put(Mnemonic.POP, StackOps::pop);
        for (Mnemonic mnemonic : new Mnemonic[] {Mnemonic.PUSHF, Mnemonic.PUSHFD, Mnemonic.PUSHFQ}) {
            table.put(mnemonic, StackOps::pushFlags);
        }
        for (Mnemonic mnemonic : new Mnemonic[] {Mnemonic.POPF, Mnemonic.POPFD, Mnemonic.POPFQ}) {
            table.put(mnemonic, StackOps::popFlags);
        }
        table.put(Mnemonic.LEAVE, StackOps::leave);
        table.put(Mnemonic.ENTER, StackOps::enter);
    }

    static void push(Core core, long value, int bits) {
        long top = core.gpr[RSP] - bits / 8;
        try {
            Place.memory(new Ea.Known(core.stackAddress(top, bits / 8)), bits).set(core, value);
        } catch (GuestFault raised) {
            throw raised.throughStack();
        }
        setPointer(core, top);
    }

    static long pop(Core core, int bits) {
        long value = peek(core, bits);
        setPointer(core, core.gpr[RSP] + bits / 8);
        return value;
    }

    private static long peek(Core core, int bits) {
        try {
            return Place.memory(new Ea.Known(core.stackAddress(core.gpr[RSP], bits / 8)), bits)
                    .get(core);
        } catch (GuestFault raised) {
            throw raised.throughStack();
        }
    }

    private static void setPointer(Core core, long value) {
        long mask = core.stackMask();
        core.gpr[RSP] = mask == 0xFFFF ? core.gpr[RSP] & ~mask | value & mask : value & mask;
    }

    private static boolean isSegment(Operand operand) {
        return operand instanceof Operand.Reg register && register.register().kind() == Register.Kind.SEGMENT;
    }

    private static Op push(At at) {
        Instruction instruction = at.instruction();
        Operand operand = instruction.operand(0);
        if (instruction.mode() == Mode.BITS64
                && operand instanceof Operand.Reg register
                && register.register().kind() == Register.Kind.GPR64) {
            return new Push64(at, register.register().number());
        }
        int bits = instruction.operandBits();
        if (isSegment(operand) && operand instanceof Operand.Reg register) {
            return new Simple(
                    at,
                    core -> push(
                            core,
                            core.segment(SegmentMoves.name(register.register())).selector(),
                            bits));
        }
        Place source = Place.of(operand, at);
        return new Simple(at, core -> push(core, source.get(core), bits));
    }

    private static Op pop(At at) {
        Instruction instruction = at.instruction();
        Operand operand = instruction.operand(0);
        if (instruction.mode() == Mode.BITS64
                && operand instanceof Operand.Reg register
                && register.register().kind() == Register.Kind.GPR64) {
            return new Pop64(at, register.register().number());
        }
        int bits = instruction.operandBits();
        if (isSegment(operand) && operand instanceof Operand.Reg register) {
            return new Simple(at, core -> {
                SegmentMoves.load(core, SegmentMoves.name(register.register()), (int) peek(core, bits) & 0xFFFF);
                setPointer(core, core.gpr[RSP] + bits / 8);
            });
        }
        Place target = Place.of(operand, at);
        return new Simple(at, core -> {
            long before = core.gpr[RSP];
            long value = pop(core, bits);
            try {
                target.set(core, value);
            } catch (GuestFault raised) {
                core.gpr[RSP] = before;
                throw raised;
            }
        });
    }

    private static final class Push64 extends Op {
        private final int register;

        Push64(At at, int register) {
            super(at);
            this.register = register;
        }

        @Override
        Op exec(Core core) {
            core.mmu().write64(core.gpr[RSP] - 8, core.gpr[register]);
            core.gpr[RSP] -= 8;
            return fall(core);
        }
    }

    private static final class Pop64 extends Op {
        private final int register;

        Pop64(At at, int register) {
            super(at);
            this.register = register;
        }

        @Override
        Op exec(Core core) {
            long value = core.mmu().read64(core.gpr[RSP]);
            core.gpr[RSP] += 8;
            core.gpr[register] = value;
            return fall(core);
        }
    }

    /** PUSHF stores RFLAGS with VM and RF cleared. */
    private static Op pushFlags(At at) {
        int bits = at.instruction().operandBits();
        return new Simple(at, core -> {
            core.requireIopl(at.instruction());
            push(core, core.rflags() & ~(Rflags.VM.mask() | Rflags.RF.mask()), bits);
        });
    }

    /** POPF: IOPL changes at CPL 0 only, IF when CPL is at most IOPL; RF is cleared; VM, VIF, VIP stay. */
    private static Op popFlags(At at) {
        int bits = at.instruction().operandBits();
        return new Simple(at, core -> {
            core.requireIopl(at.instruction());
            long before = core.rflags();
            int cpl = core.cpl();
            long mask = ALWAYS
                    | (cpl == 0 ? Rflags.IOPL.mask() : 0)
                    | (cpl <= Rflags.IOPL.of(before) ? Rflags.IF.mask() : 0);
            mask &= bits == 16 ? 0xFFFF : -1L;
            long value = peek(core, bits);
            if (Rflags.TF.isSet(value)) {
                throw new NotEmulated(Message.of("missing.single-step"));
            }
            setPointer(core, core.gpr[RSP] + bits / 8);
            core.setRflags(before & ~mask & ~(bits == 16 ? 0 : Rflags.RF.mask()) | value & mask);
        });
    }

    private static Op leave(At at) {
        int bits = at.instruction().operandBits();
        return new Simple(at, core -> {
            long value = Place.memory(new Ea.Known(core.stackAddress(core.gpr[RBP], bits / 8)), bits)
                    .get(core);
            setPointer(core, core.gpr[RBP] + bits / 8);
            Place.register(Register.of(
                            bits == 64 ? Register.Kind.GPR64 : bits == 32 ? Register.Kind.GPR32 : Register.Kind.GPR16,
                            RBP))
                    .set(core, value);
        });
    }

    private static Op enter(At at) {
        int bits = at.instruction().operandBits();
        long size = ((Operand.Imm) at.instruction().operand(0)).value();
        long level = ((Operand.Imm) at.instruction().operand(1)).value() & 31;
        return new Simple(at, core -> {
            if (level != 0) {
                throw new NotEmulated(Message.of("missing.enter", level));
            }
            long before = core.gpr[RSP];
            push(core, core.gpr[RBP], bits);
            core.gpr[RBP] = core.gpr[RSP];
            setPointer(core, before - bits / 8 - size);
        });
    }
}
