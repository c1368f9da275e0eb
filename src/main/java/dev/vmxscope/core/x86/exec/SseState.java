package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import java.util.Map;

/**
 * LDMXCSR, STMXCSR, FXSAVE, FXRSTOR. Intel SDM Vol. 2, Vol. 1 table 10-2. There is no x87 unit: FXSAVE stores one that
 * was just initialised, and FXRSTOR takes no other.
 */
final class SseState {
    /** MXCSR bits that exist, and what FXSAVE stores as MXCSR_MASK. */
    private static final int EXISTING = 0xFFFF;
    /** The x87 control word after FNINIT: the low word of the image; the status and tag words are 0. */
    private static final long INITIAL_X87 = 0x37F;

    private SseState() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.LDMXCSR, at -> {
            Place source = Place.of(at.instruction().operand(0), at);
            return SseOp.of(at, core -> core.mxcsr = checked((int) source.get(core)));
        });
        table.put(Mnemonic.STMXCSR, at -> {
            Place target = Place.of(at.instruction().operand(0), at);
            return SseOp.of(at, core -> target.set(core, core.mxcsr));
        });
        for (Mnemonic mnemonic : new Mnemonic[] {Mnemonic.FXSAVE, Mnemonic.FXSAVE64}) {
            table.put(mnemonic, at -> image(at, SseState::save));
        }
        for (Mnemonic mnemonic : new Mnemonic[] {Mnemonic.FXRSTOR, Mnemonic.FXRSTOR64}) {
            table.put(mnemonic, at -> image(at, SseState::restore));
        }
    }

    private static int checked(int mxcsr) {
        if ((mxcsr & ~EXISTING) != 0) {
            throw GuestFault.of(Vector.GP, 0);
        }
        return mxcsr;
    }

    private interface Transfer {
        void run(Core core, long where, int registers);
    }

    /** Eight XMM registers outside 64-bit mode, sixteen in it. */
    private static Op image(At at, Transfer transfer) {
        Ea address = Ea.of((Operand.Mem) at.instruction().operand(0), at);
        int registers = at.instruction().mode() == Mode.BITS64 ? 16 : 8;
        return new Simple(at, core -> {
            if ((core.control().cr0() & (Cr0.EM.mask() | Cr0.TS.mask())) != 0) {
                throw GuestFault.of(Vector.NM, 0);
            }
            transfer.run(core, Xmm.aligned(address.of(core)), registers);
        });
    }

    /** Bytes 5, 416 and up stay as they are: reserved, and for software. */
    private static void save(Core core, long where, int registers) {
        Mmu mmu = core.mmu();
        mmu.probeWrite(where, 512);
        mmu.write64(where, INITIAL_X87);
        mmu.write64(where + 8, 0);
        mmu.write64(where + 16, 0);
        mmu.write64(where + 24, core.mxcsr & 0xFFFFFFFFL | (long) EXISTING << 32);
        for (int at = 32; at < 160; at += 8) {
            mmu.write64(where + at, 0);
        }
        for (int half = 0; half < 2 * registers; half++) {
            mmu.write64(where + 160 + 8L * half, core.xmm[half]);
        }
    }

    private static void restore(Core core, long where, int registers) {
        Mmu mmu = core.mmu();
        mmu.read8(where + 511);
        long x87 = mmu.read64(where);
        int mxcsr = checked((int) mmu.read32(where + 24));
        if ((x87 & 0xFF_FFFF_FFFFL) != INITIAL_X87) {
            throw new NotEmulated(Message.of("missing.fxrstor", Long.toHexString(x87)));
        }
        for (int half = 0; half < 2 * registers; half++) {
            core.xmm[half] = mmu.read64(where + 160 + 8L * half);
        }
        core.mxcsr = mxcsr;
    }
}
