package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RCX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDI;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSI;

import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            table.put(Mnemonic.valueOf("MOVS" + size), at -> new Repeated(at, Strings::move, Strings::moveBlock));
            table.put(Mnemonic.valueOf("STOS" + size), at -> new Repeated(at, Strings::store, Strings::storeBlock));
            table.put(Mnemonic.valueOf("LODS" + size), at -> new Repeated(at, Strings::load, null));
            table.put(Mnemonic.valueOf("CMPS" + size), at -> new Repeated(at, Strings::compare, null));
            table.put(Mnemonic.valueOf("SCAS" + size), at -> new Repeated(at, Strings::scan, null));
        }
    }

    /** One element. */
    private interface Element {
        void run(Core core, Repeated op);
    }

    /** As many elements as lie in one page, at once. */
    private interface Block {
        /** How many bytes were done, at most that many; 0 if it must go element by element. */
        int run(Core core, Repeated op, int most);
    }

    private static final class Repeated extends Op {
        private final Element element;
        private final @Nullable Block block;
        private final int bytes;
        private final Place accumulator;
        private final long addressMask;
        private final boolean repeats;
        private final boolean compares;
        private final Register source;
        private final boolean sourceIsFlat;
        private final boolean targetIsFlat;

        Repeated(At at, Element element, @Nullable Block block) {
            super(at);
            Instruction of = at.instruction();
            this.element = element;
            this.block = of.mode() == Mode.BITS64 && of.addressBits() == 64 ? block : null;
            this.bytes = of.operandBits() / 8;
            this.accumulator = accumulator(bytes);
            this.addressMask = of.addressBits() == 64 ? -1L : (1L << of.addressBits()) - 1;
            this.repeats = of.rep() || of.repne();
            String name = of.mnemonic().name();
            this.compares = name.startsWith("CMPS") || name.startsWith("SCAS");
            this.source = sourceSegment(of);
            this.sourceIsFlat = of.mode() == Mode.BITS64 && source != Register.FS && source != Register.GS;
            this.targetIsFlat = of.mode() == Mode.BITS64;
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
            int done = 0;
            while ((core.gpr[RCX] & addressMask) != 0) {
                if (done == BURST) {
                    return this;
                }
                int together = block == null ? 0 : together(core, block, BURST - done);
                if (together > 0) {
                    done += together;
                    continue;
                }
                element.run(core, this);
                done++;
                set(core, RCX, core.gpr[RCX] - 1);
                if (compares && core.flags.zf() == instruction.repne()) {
                    break;
                }
            }
            return fall(core);
        }

        /** Does a block upwards; gives how many elements. */
        private int together(Core core, Block upwards, int most) {
            if ((core.flags.rest & Rflags.DF.mask()) != 0) {
                return 0;
            }
            long count = core.gpr[RCX];
            int elements = count < 0 || count > most ? most : (int) count;
            int moved = upwards.run(core, this, elements * bytes) / bytes;
            core.gpr[RCX] -= moved;
            return moved;
        }

        /** The address of the source at rSI. */
        long from(Core core) {
            long offset = core.gpr[RSI] & addressMask;
            return sourceIsFlat ? offset : core.address(source, offset, bytes);
        }

        /** The address of the destination at ES:rDI. */
        long to(Core core) {
            long offset = core.gpr[RDI] & addressMask;
            return targetIsFlat ? offset : core.address(Register.ES, offset, bytes);
        }

        long read(Core core, long address) {
            return switch (bytes) {
                case 1 -> core.mmu().read8(address);
                case 2 -> core.mmu().read16(address);
                case 4 -> core.mmu().read32(address);
                default -> core.mmu().read64(address);
            };
        }

        void write(Core core, long address, long value) {
            switch (bytes) {
                case 1 -> core.mmu().write8(address, value);
                case 2 -> core.mmu().write16(address, value);
                case 4 -> core.mmu().write32(address, value);
                default -> core.mmu().write64(address, value);
            }
        }

        void advance(Core core, int register) {
            boolean down = (core.flags.rest & Rflags.DF.mask()) != 0;
            set(core, register, core.gpr[register] + (down ? -bytes : bytes));
        }

        private void set(Core core, int register, long value) {
            core.gpr[register] =
                    addressMask == 0xFFFF ? core.gpr[register] & ~0xFFFFL | value & 0xFFFF : value & addressMask;
        }

        private static Place accumulator(int bytes) {
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
        op.write(core, op.to(core), op.read(core, op.from(core)));
        op.advance(core, RSI);
        op.advance(core, RDI);
    }

    private static void store(Core core, Repeated op) {
        op.write(core, op.to(core), core.gpr[RAX]);
        op.advance(core, RDI);
    }

    private static int moveBlock(Core core, Repeated op, int most) {
        if (!op.sourceIsFlat) {
            return 0;
        }
        int moved = Blocks.copy(core.mmu(), core.gpr[RDI], core.gpr[RSI], most, op.bytes);
        core.gpr[RSI] += moved;
        core.gpr[RDI] += moved;
        return moved;
    }

    private static int storeBlock(Core core, Repeated op, int most) {
        int filled = Blocks.fill(core.mmu(), core.gpr[RDI], core.gpr[RAX], most, op.bytes);
        core.gpr[RDI] += filled;
        return filled;
    }

    private static void load(Core core, Repeated op) {
        op.accumulator.set(core, op.read(core, op.from(core)));
        op.advance(core, RSI);
    }

    private static void compare(Core core, Repeated op) {
        long a = op.read(core, op.from(core));
        long b = op.read(core, op.to(core));
        Alu.sub(core.flags, a, b, 64 - 8 * op.bytes);
        op.advance(core, RSI);
        op.advance(core, RDI);
    }

    private static void scan(Core core, Repeated op) {
        Alu.sub(core.flags, core.gpr[RAX], op.read(core, op.to(core)), 64 - 8 * op.bytes);
        op.advance(core, RDI);
    }
}
