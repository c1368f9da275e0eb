package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.x86.Operand;

/**
 * An operand of an SSE instruction that is read: an XMM register, or memory of up to 128 bits, zero-extended. Whoever
 * reads both halves reads the low one first; a 128-bit operand in memory must be aligned unless it is {@link #loose}
 * (Intel SDM Vol. 1, section 11.6.10.1; Vol. 2, table 2-18).
 */
abstract class Xmm {
    /** Bits 63:0. */
    abstract long low(Core core);

    /** Bits 127:64. */
    abstract long high(Core core);

    static Xmm of(Operand operand, At at) {
        return of(operand, at, true);
    }

    /** The same without the demand for alignment, for MOVUPS and its kin. */
    static Xmm loose(Operand operand, At at) {
        return of(operand, at, false);
    }

    private static Xmm of(Operand operand, At at, boolean aligned) {
        if (operand instanceof Operand.Mem memory) {
            Ea address = Ea.of(memory, at);
            return memory.sizeBits() == 128 ? new Whole(address, aligned) : new Part(Place.of(memory, at));
        }
        return new InRegister(index(operand));
    }

    /** Where the low half of an XMM register stands among the halves. */
    static int index(Operand operand) {
        if (operand instanceof Operand.Reg register) {
            return 2 * register.register().number();
        }
        throw new IllegalArgumentException("no XMM register: " + operand);
    }

    /** The address, if it is a multiple of 16, else #GP(0). */
    static long aligned(long address) {
        if ((address & 15) != 0) {
            throw GuestFault.of(Vector.GP, 0);
        }
        return address;
    }

    private static final class InRegister extends Xmm {
        private final int index;

        InRegister(int index) {
            this.index = index;
        }

        @Override
        long low(Core core) {
            return core.xmm[index];
        }

        @Override
        long high(Core core) {
            return core.xmm[index + 1];
        }
    }

    private static final class Whole extends Xmm {
        private final Ea address;
        private final boolean aligned;

        Whole(Ea address, boolean aligned) {
            this.address = address;
            this.aligned = aligned;
        }

        @Override
        long low(Core core) {
            long where = address.of(core);
            return core.mmu().read64(aligned ? aligned(where) : where);
        }

        @Override
        long high(Core core) {
            return core.mmu().read64(address.of(core) + 8);
        }
    }

    private static final class Part extends Xmm {
        private final Place place;

        Part(Place place) {
            this.place = place;
        }

        @Override
        long low(Core core) {
            return place.get(core);
        }

        @Override
        long high(Core core) {
            return 0;
        }
    }
}
