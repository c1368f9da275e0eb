package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;

/** An operand that can be read and, unless it is a constant, written: values are zero-extended to 64 bits. */
abstract class Place {
    abstract long get(Core core);

    abstract void set(Core core, long value);

    /**
     * Makes sure that {@link #set} will not fault, so that an instruction that changes more than one thing can change
     * all or nothing.
     */
    void probe(Core core) {}

    static Place of(Operand operand, At at) {
        if (operand instanceof Operand.Reg register) {
            return register(register.register());
        }
        if (operand instanceof Operand.Mem memory) {
            return memory(Ea.of(memory, at), memory.sizeBits());
        }
        if (operand instanceof Operand.Imm constant) {
            return new Constant(constant.value());
        }
        throw new IllegalArgumentException("no value: " + operand);
    }

    static Place register(Register register) {
        return switch (register.kind()) {
            case GPR8 -> new Byte8(register.number(), 0);
            case GPR8_HIGH -> new Byte8(register.number() - 4, 8);
            case GPR16 -> new Word16(register.number());
            case GPR32 -> new Double32(register.number());
            case GPR64 -> new Quad64(register.number());
            default -> throw new IllegalArgumentException("no general register: " + register);
        };
    }

    static Place memory(Ea address, int bits) {
        return switch (bits) {
            case 8 -> new Memory8(address);
            case 16 -> new Memory16(address);
            case 32 -> new Memory32(address);
            case 64 -> new Memory64(address);
            default -> throw new IllegalArgumentException("no access of " + bits + " bits");
        };
    }

    private static final class Constant extends Place {
        private final long value;

        Constant(long value) {
            this.value = value;
        }

        @Override
        long get(Core core) {
            return value;
        }

        @Override
        void set(Core core, long ignored) {
            throw new IllegalStateException("a constant is no destination");
        }
    }

    private static final class Byte8 extends Place {
        private final int register;
        private final int shift;

        Byte8(int register, int shift) {
            this.register = register;
            this.shift = shift;
        }

        @Override
        long get(Core core) {
            return core.gpr[register] >>> shift & 0xFF;
        }

        @Override
        void set(Core core, long value) {
            core.gpr[register] = core.gpr[register] & ~(0xFFL << shift) | (value & 0xFF) << shift;
        }
    }

    private static final class Word16 extends Place {
        private final int register;

        Word16(int register) {
            this.register = register;
        }

        @Override
        long get(Core core) {
            return core.gpr[register] & 0xFFFF;
        }

        @Override
        void set(Core core, long value) {
            core.gpr[register] = core.gpr[register] & ~0xFFFFL | value & 0xFFFF;
        }
    }

    private static final class Double32 extends Place {
        private final int register;

        Double32(int register) {
            this.register = register;
        }

        @Override
        long get(Core core) {
            return core.gpr[register] & 0xFFFFFFFFL;
        }

        @Override
        void set(Core core, long value) {
            core.gpr[register] = value & 0xFFFFFFFFL;
        }
    }

    private static final class Quad64 extends Place {
        private final int register;

        Quad64(int register) {
            this.register = register;
        }

        @Override
        long get(Core core) {
            return core.gpr[register];
        }

        @Override
        void set(Core core, long value) {
            core.gpr[register] = value;
        }
    }

    /** A place in memory. */
    abstract static class Memory extends Place {
        final Ea address;
        private final int bytes;

        Memory(Ea address, int bytes) {
            this.address = address;
            this.bytes = bytes;
        }

        @Override
        void probe(Core core) {
            core.mmu().probeWrite(address.of(core), bytes);
        }
    }

    private static final class Memory8 extends Memory {
        Memory8(Ea address) {
            super(address, 1);
        }

        @Override
        long get(Core core) {
            return core.mmu().read8(address.of(core));
        }

        @Override
        void set(Core core, long value) {
            core.mmu().write8(address.of(core), value);
        }
    }

    private static final class Memory16 extends Memory {
        Memory16(Ea address) {
            super(address, 2);
        }

        @Override
        long get(Core core) {
            return core.mmu().read16(address.of(core));
        }

        @Override
        void set(Core core, long value) {
            core.mmu().write16(address.of(core), value);
        }
    }

    private static final class Memory32 extends Memory {
        Memory32(Ea address) {
            super(address, 4);
        }

        @Override
        long get(Core core) {
            return core.mmu().read32(address.of(core));
        }

        @Override
        void set(Core core, long value) {
            core.mmu().write32(address.of(core), value);
        }
    }

    private static final class Memory64 extends Memory {
        Memory64(Ea address) {
            super(address, 8);
        }

        @Override
        long get(Core core) {
            return core.mmu().read64(address.of(core));
        }

        @Override
        void set(Core core, long value) {
            core.mmu().write64(address.of(core), value);
        }
    }
}
