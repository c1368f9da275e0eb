package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RCX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDI;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSI;

import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.Map;

/**
 * String instructions. Intel SDM Vol. 2, "REP/REPE/REPZ/REPNE/REPNZ". A repeated one runs to its end within one step,
 * at most {@link #BURST} elements at a time; a fault leaves the registers after the last whole element, so that the
 * instruction can be restarted.
 */
final class Strings {
    /** After so many elements the instruction gives way and starts again where it was. */
    private static final int BURST = 1 << 16;

    private Strings() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        for (String size : new String[] {"B", "W", "D", "Q"}) {
            table.put(Mnemonic.valueOf("MOVS" + size), at -> new Repeated(at, Strings::move));
            table.put(Mnemonic.valueOf("STOS" + size), at -> new Repeated(at, Strings::store));
            table.put(Mnemonic.valueOf("LODS" + size), at -> new Repeated(at, Strings::load));
            table.put(Mnemonic.valueOf("CMPS" + size), at -> new Repeated(at, Strings::compare));
            table.put(Mnemonic.valueOf("SCAS" + size), at -> new Repeated(at, Strings::scan));
        }
    }

    /** One element. */
    private interface Element {
        void run(Core core, Repeated op);
    }

    private static final class Repeated extends Op {
        private final Element element;
        private final int bytes;
        private final long addressMask;
        private final boolean repeats;
        private final boolean compares;
        final Register source;

        Repeated(At at, Element element) {
            super(at);
            Instruction of = at.instruction();
            this.element = element;
            this.bytes = of.operandBits() / 8;
            this.addressMask = of.addressBits() == 64 ? -1L : (1L << of.addressBits()) - 1;
            this.repeats = of.rep() || of.repne();
            String name = of.mnemonic().name();
            this.compares = name.startsWith("CMPS") || name.startsWith("SCAS");
            this.source = sourceSegment(of);
        }

        private static Register sourceSegment(Instruction of) {
            Register segment = Register.DS;
            for (Operand operand : of.operands()) {
                if (operand instanceof Operand.Mem memory && memory.segment() != Register.ES) {
                    segment = memory.segment();
                }
            }
            return segment;
        }

        @Override
        Op exec(Core core) {
            if (!repeats) {
                element.run(core, this);
                return fall(core);
            }
            for (int done = 0; (core.gpr[RCX] & addressMask) != 0; done++) {
                if (done == BURST) {
                    return this;
                }
                element.run(core, this);
                set(core, RCX, core.gpr[RCX] - 1);
                if (compares && core.flags.zf() == instruction.repne()) {
                    break;
                }
            }
            return fall(core);
        }

        Place at(Core core, int register, Register segment) {
            return Place.memory(new Ea.Known(core.base(segment) + (core.gpr[register] & addressMask)), 8 * bytes);
        }

        void advance(Core core, int register) {
            boolean down = (core.flags.rest & Rflags.DF.mask()) != 0;
            set(core, register, core.gpr[register] + (down ? -bytes : bytes));
        }

        private void set(Core core, int register, long value) {
            core.gpr[register] =
                    addressMask == 0xFFFF ? core.gpr[register] & ~0xFFFFL | value & 0xFFFF : value & addressMask;
        }

        Place accumulator() {
            return Place.register(Register.of(
                    switch (bytes) {
                        case 1 -> Register.Kind.GPR8;
                        case 2 -> Register.Kind.GPR16;
                        case 4 -> Register.Kind.GPR32;
                        default -> Register.Kind.GPR64;
                    },
                    RAX));
        }
    }

    private static void move(Core core, Repeated op) {
        op.at(core, RDI, Register.ES).set(core, op.at(core, RSI, op.source).get(core));
        op.advance(core, RSI);
        op.advance(core, RDI);
    }

    private static void store(Core core, Repeated op) {
        op.at(core, RDI, Register.ES).set(core, core.gpr[RAX]);
        op.advance(core, RDI);
    }

    private static void load(Core core, Repeated op) {
        op.accumulator().set(core, op.at(core, RSI, op.source).get(core));
        op.advance(core, RSI);
    }

    private static void compare(Core core, Repeated op) {
        long a = op.at(core, RSI, op.source).get(core);
        long b = op.at(core, RDI, Register.ES).get(core);
        Alu.sub(core.flags, a, b, 64 - 8 * op.bytes);
        op.advance(core, RSI);
        op.advance(core, RDI);
    }

    private static void scan(Core core, Repeated op) {
        Alu.sub(core.flags, core.gpr[RAX], op.at(core, RDI, Register.ES).get(core), 64 - 8 * op.bytes);
        op.advance(core, RDI);
    }
}
