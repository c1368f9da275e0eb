package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;

/** How the linear address of a memory operand is computed. */
abstract class Ea {
    /** The linear address, 64 bits. */
    abstract long of(Core core);

    /** The address within the segment, as LEA gives it. */
    long offset(Core core) {
        return of(core);
    }

    /** The linear address so many bytes further within the segment. */
    long of(Core core, long further) {
        return of(core) + further;
    }

    static Ea of(Operand.Mem operand, At at) {
        Instruction instruction = at.instruction();
        Ea plain = plain(operand, at);
        Register segment = operand.segment();
        if (instruction.mode() == Mode.BITS64) {
            return segment == Register.FS || segment == Register.GS ? new Based(plain, segment) : plain;
        }
        return new InSegment(plain, segment, Math.max(1, operand.sizeBits() / 8));
    }

    private static Ea plain(Operand.Mem operand, At at) {
        Register base = operand.base();
        Register index = operand.index();
        long displacement = operand.displacement();
        Ea sum;
        if (index == Register.AL && base != null) {
            return new Table(base.number(), operand.addressBits());
        }
        if (base == Register.RIP) {
            sum = new Known(at.end() + displacement);
        } else if (base == null && index == null) {
            sum = new Known(displacement);
        } else if (index == null && base != null) {
            sum = displacement == 0 ? new Base(base.number()) : new BasePlus(base.number(), displacement);
        } else if (base == null && index != null) {
            sum = new Scaled(index.number(), operand.scale(), displacement);
        } else if (base != null && index != null) {
            sum = new BaseIndex(base.number(), index.number(), operand.scale(), displacement);
        } else {
            throw new IllegalStateException("unreachable");
        }
        return operand.addressBits() == 64 ? sum : new Cut(sum, operand.addressBits());
    }

    /** An address that does not depend on a register. */
    static final class Known extends Ea {
        private final long address;

        Known(long address) {
            this.address = address;
        }

        @Override
        long of(Core core) {
            return address;
        }
    }

    private static final class Base extends Ea {
        private final int base;

        Base(int base) {
            this.base = base;
        }

        @Override
        long of(Core core) {
            return core.gpr[base];
        }
    }

    private static final class BasePlus extends Ea {
        private final int base;
        private final long displacement;

        BasePlus(int base, long displacement) {
            this.base = base;
            this.displacement = displacement;
        }

        @Override
        long of(Core core) {
            return core.gpr[base] + displacement;
        }
    }

    private static final class Scaled extends Ea {
        private final int index;
        private final int scale;
        private final long displacement;

        Scaled(int index, int scale, long displacement) {
            this.index = index;
            this.scale = scale;
            this.displacement = displacement;
        }

        @Override
        long of(Core core) {
            return core.gpr[index] * scale + displacement;
        }
    }

    private static final class BaseIndex extends Ea {
        private final int base;
        private final int index;
        private final int scale;
        private final long displacement;

        BaseIndex(int base, int index, int scale, long displacement) {
            this.base = base;
            this.index = index;
            this.scale = scale;
            this.displacement = displacement;
        }

        @Override
        long of(Core core) {
            return core.gpr[base] + core.gpr[index] * scale + displacement;
        }
    }

    /** XLATB: a base and AL. */
    private static final class Table extends Ea {
        private final int base;
        private final long mask;

        Table(int base, int bits) {
            this.base = base;
            this.mask = bits == 64 ? -1L : (1L << bits) - 1;
        }

        @Override
        long of(Core core) {
            return core.gpr[base] + (core.gpr[0] & 0xFF) & mask;
        }
    }

    /** An address of fewer than 64 bits: the sum is cut. */
    private static final class Cut extends Ea {
        private final Ea sum;
        private final long mask;

        Cut(Ea sum, int bits) {
            this.sum = sum;
            this.mask = (1L << bits) - 1;
        }

        @Override
        long of(Core core) {
            return sum.of(core) & mask;
        }

        @Override
        long of(Core core, long further) {
            return sum.of(core) + further & mask;
        }
    }

    /** An address in 64-bit mode to which the base of FS or GS is added. */
    private static final class Based extends Ea {
        private final Ea plain;
        private final boolean fs;

        Based(Ea plain, Register segment) {
            this.plain = plain;
            this.fs = segment == Register.FS;
        }

        @Override
        long of(Core core) {
            return plain.of(core) + (fs ? core.fsBase : core.gsBase);
        }

        @Override
        long of(Core core, long further) {
            return plain.of(core, further) + (fs ? core.fsBase : core.gsBase);
        }

        @Override
        long offset(Core core) {
            return plain.of(core);
        }
    }

    /** An address outside 64-bit mode: within the limit of its segment, whose base is added. */
    private static final class InSegment extends Ea {
        private final Ea plain;
        private final Register segment;
        private final int bytes;

        InSegment(Ea plain, Register segment, int bytes) {
            this.plain = plain;
            this.segment = segment;
            this.bytes = bytes;
        }

        @Override
        long of(Core core) {
            return core.checkedAddress(segment, plain.of(core), bytes);
        }

        @Override
        long of(Core core, long further) {
            return core.checkedAddress(segment, plain.of(core, further), bytes);
        }

        @Override
        long offset(Core core) {
            return plain.of(core);
        }
    }
}
