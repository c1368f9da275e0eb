package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RCX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSP;

import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jumps, calls, returns, loops, INT n. Intel SDM Vol. 2. */
final class Branches {
    private Branches() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        for (Mnemonic mnemonic : Mnemonic.values()) {
            if (mnemonic.name().startsWith("J") && mnemonic.condition() >= 0) {
                table.put(mnemonic, Jcc::new);
            }
        }
        table.put(Mnemonic.JMP, Branches::jump);
        table.put(Mnemonic.CALL, Branches::call);
        table.put(Mnemonic.RET, Return::new);
        table.put(Mnemonic.JCXZ, at -> countJump(at, 0));
        table.put(Mnemonic.JECXZ, at -> countJump(at, 0));
        table.put(Mnemonic.JRCXZ, at -> countJump(at, 0));
        table.put(Mnemonic.LOOP, at -> countJump(at, 1));
        table.put(Mnemonic.LOOPE, at -> countJump(at, 2));
        table.put(Mnemonic.LOOPNE, at -> countJump(at, 3));
        table.put(Mnemonic.INT3, at -> fault(at, Vector.BP));
        table.put(Mnemonic.UD0, at -> fault(at, Vector.UD));
        table.put(Mnemonic.UD1, at -> fault(at, Vector.UD));
        table.put(Mnemonic.UD2, at -> fault(at, Vector.UD));
        table.put(Mnemonic.INT, Branches::interrupt);
        table.put(Mnemonic.PAUSE, Branches::pause);
    }

    private static Op fault(At at, Vector vector) {
        return new Simple(at, core -> {
            throw GuestFault.of(vector, 0);
        });
    }

    private static Op interrupt(At at) {
        int vector = (int) ((Operand.Imm) at.instruction().operand(0)).value();
        return new Simple(at, core -> {
            core.requireIopl(at.instruction());
            core.interrupt(vector);
        });
    }

    private static Op pause(At at) {
        return new Simple(at, core -> core.stop(Stop.PAUSE));
    }

    /** The width of a code or stack address in this mode, as a mask. */
    static long mask(Instruction instruction) {
        if (instruction.mode() == Mode.BITS64) {
            return -1L;
        }
        return instruction.operandBits() == 16 ? 0xFFFF : 0xFFFFFFFFL;
    }

    private static long target(At at) {
        long displacement = ((Operand.Rel) at.instruction().operand(0)).displacement();
        return at.end() + displacement & mask(at.instruction());
    }

    /** An operation with a fixed target, which is linked if it lies in the same page. */
    private abstract static class Fixed extends Op {
        final long target;
        private @Nullable Op taken;

        Fixed(At at) {
            super(at);
            this.target = target(at);
        }

        final Op take(Core core) {
            Op known = taken;
            return known != null ? known : link(core);
        }

        private Op link(Core core) {
            Op following = core.lookup(target);
            if (linksTo(following)) {
                taken = following;
            }
            return following;
        }
    }

    private static final class Jcc extends Fixed {
        private final int condition;

        Jcc(At at) {
            super(at);
            this.condition = instruction.mnemonic().condition();
        }

        @Override
        Op exec(Core core) {
            return core.flags.holds(condition) ? take(core) : fall(core);
        }
    }

    private static Op jump(At at) {
        if (at.instruction().operand(0) instanceof Operand.Rel) {
            return new Jump(at);
        }
        return new IndirectJump(at);
    }

    private static Op call(At at) {
        if (at.instruction().mode() != Mode.BITS64) {
            return new NarrowCall(at);
        }
        return at.instruction().operand(0) instanceof Operand.Rel ? new Call(at) : new IndirectCall(at);
    }

    private static final class Jump extends Fixed {
        Jump(At at) {
            super(at);
        }

        @Override
        Op exec(Core core) {
            return take(core);
        }
    }

    private static final class Call extends Fixed {
        Call(At at) {
            super(at);
        }

        @Override
        Op exec(Core core) {
            core.mmu().write64(core.gpr[RSP] - 8, rip + length);
            core.gpr[RSP] -= 8;
            return take(core);
        }
    }

    /** A target that is not canonical faults at the branch. Intel SDM Vol. 2A, CALL and JMP: #GP(0). */
    private static long checked(Core core, long target) {
        if (core.longMode() && !Paging.isCanonical(target)) {
            throw GuestFault.of(Vector.GP, 0);
        }
        return target;
    }

    private static final class IndirectJump extends Op {
        private final Place place;

        IndirectJump(At at) {
            super(at);
            this.place = Place.of(at.instruction().operand(0), at);
        }

        @Override
        Op exec(Core core) {
            return core.lookup(checked(core, place.get(core) & mask(instruction)));
        }
    }

    private static final class IndirectCall extends Op {
        private final Place place;

        IndirectCall(At at) {
            super(at);
            this.place = Place.of(at.instruction().operand(0), at);
        }

        @Override
        Op exec(Core core) {
            long target = checked(core, place.get(core));
            try {
                core.mmu().write64(core.gpr[RSP] - 8, rip + length);
            } catch (GuestFault raised) {
                throw raised.throughStack();
            }
            core.gpr[RSP] -= 8;
            return core.lookup(target);
        }
    }

    /** A near call outside 64-bit mode. */
    private static final class NarrowCall extends Op {
        private final @Nullable Place place;

        NarrowCall(At at) {
            super(at);
            Operand operand = at.instruction().operand(0);
            this.place = operand instanceof Operand.Rel ? null : Place.of(operand, at);
        }

        @Override
        Op exec(Core core) {
            long target = place == null ? target(new At(rip, instruction)) : place.get(core);
            StackOps.push(core, rip + length, instruction.operandBits());
            return core.lookup(target & mask(instruction));
        }
    }

    private static final class Return extends Op {
        private final long release;

        Return(At at) {
            super(at);
            this.release = instruction.operands().isEmpty() ? 0 : ((Operand.Imm) instruction.operand(0)).value();
        }

        @Override
        Op exec(Core core) {
            if (instruction.mode() == Mode.BITS64) {
                long target = checked(core, core.mmu().read64(core.gpr[RSP]));
                core.gpr[RSP] += 8 + release;
                return core.lookup(target);
            }
            long target = StackOps.pop(core, instruction.operandBits());
            core.gpr[RSP] += release;
            return core.lookup(target & mask(instruction));
        }
    }

    private static Op countJump(At at, int kind) {
        return new CountJump(at, kind);
    }

    /** JRCXZ (kind 0), LOOP (1), LOOPE (2), LOOPNE (3). The counter has the address size. */
    private static final class CountJump extends Fixed {
        private final int kind;
        private final long counterMask;

        CountJump(At at, int kind) {
            super(at);
            this.kind = kind;
            int bits = instruction.addressBits();
            this.counterMask = bits == 64 ? -1L : (1L << bits) - 1;
        }

        @Override
        Op exec(Core core) {
            long count = core.gpr[RCX] & counterMask;
            if (kind == 0) {
                return count == 0 ? take(core) : fall(core);
            }
            count = count - 1 & counterMask;
            core.gpr[RCX] = counterMask == 0xFFFF ? core.gpr[RCX] & ~0xFFFFL | count : count;
            boolean again = count != 0 && (kind == 1 || core.flags.zf() == (kind == 2));
            return again ? take(core) : fall(core);
        }
    }
}
