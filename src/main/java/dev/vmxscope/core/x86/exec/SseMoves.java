package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import java.util.Map;

/** SSE and SSE2 moves. Intel SDM Vol. 2. */
final class SseMoves {
    private static final long LOW32 = 0xFFFFFFFFL;

    private SseMoves() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        for (Mnemonic mnemonic : new Mnemonic[] {
            Mnemonic.MOVAPS, Mnemonic.MOVAPD, Mnemonic.MOVDQA, Mnemonic.MOVNTPS, Mnemonic.MOVNTPD, Mnemonic.MOVNTDQ
        }) {
            table.put(mnemonic, at -> whole(at, true));
        }
        for (Mnemonic mnemonic : new Mnemonic[] {Mnemonic.MOVUPS, Mnemonic.MOVUPD, Mnemonic.MOVDQU}) {
            table.put(mnemonic, at -> whole(at, false));
        }
        table.put(Mnemonic.MOVD, SseMoves::general);
        table.put(Mnemonic.MOVQ, SseMoves::quad);
        table.put(Mnemonic.MOVSS, at -> scalar(at, LOW32));
        table.put(Mnemonic.MOVSD_XMM, at -> scalar(at, -1L));
        for (Mnemonic mnemonic : new Mnemonic[] {Mnemonic.MOVLPS, Mnemonic.MOVLPD, Mnemonic.MOVHPS, Mnemonic.MOVHPD}) {
            int half = mnemonic == Mnemonic.MOVHPS || mnemonic == Mnemonic.MOVHPD ? 1 : 0;
            table.put(mnemonic, at -> half(at, half));
        }
        table.put(Mnemonic.MOVHLPS, at -> acrossHalves(at, 0, 1));
        table.put(Mnemonic.MOVLHPS, at -> acrossHalves(at, 1, 0));
        table.put(Mnemonic.MOVMSKPS, at -> mask(at, 32));
        table.put(Mnemonic.MOVMSKPD, at -> mask(at, 64));
        table.put(Mnemonic.PMOVMSKB, at -> mask(at, 8));
    }

    private static Op whole(At at, boolean aligned) {
        Operand target = at.instruction().operand(0);
        Operand source = at.instruction().operand(1);
        if (target instanceof Operand.Mem memory) {
            return new Store(at, Ea.of(memory, at), Xmm.index(source), aligned);
        }
        if (source instanceof Operand.Mem memory) {
            return new Load(at, Xmm.index(target), Ea.of(memory, at), aligned);
        }
        return new Copy(at, Xmm.index(target), Xmm.index(source));
    }

    /** MOVD, and MOVQ with a general register: the high part of an XMM destination becomes 0. */
    private static Op general(At at) {
        Operand first = at.instruction().operand(0);
        Operand second = at.instruction().operand(1);
        if (isXmm(first)) {
            return toLow(at, Xmm.index(first), Place.of(second, at));
        }
        Place target = Place.of(first, at);
        int source = Xmm.index(second);
        return SseOp.of(at, core -> target.set(core, core.xmm[source]));
    }

    private static Op quad(At at) {
        Operand first = at.instruction().operand(0);
        Operand second = at.instruction().operand(1);
        if (!isXmm(first) || !isXmm(second)) {
            return general(at);
        }
        int target = Xmm.index(first);
        int source = Xmm.index(second);
        return SseOp.of(at, core -> {
            core.xmm[target] = core.xmm[source];
            core.xmm[target + 1] = 0;
        });
    }

    private static Op toLow(At at, int target, Place source) {
        return SseOp.of(at, core -> {
            core.xmm[target] = source.get(core);
            core.xmm[target + 1] = 0;
        });
    }

    private static boolean isXmm(Operand operand) {
        return operand instanceof Operand.Reg register && register.register().bits() == 128;
    }

    /** MOVSS and MOVSD: a load clears the rest of the register, a move between registers keeps it. */
    private static Op scalar(At at, long mask) {
        Operand first = at.instruction().operand(0);
        Operand second = at.instruction().operand(1);
        if (!isXmm(first) || !isXmm(second)) {
            return general(at);
        }
        int target = Xmm.index(first);
        int source = Xmm.index(second);
        return SseOp.of(at, core -> core.xmm[target] = core.xmm[target] & ~mask | core.xmm[source] & mask);
    }

    private static Op half(At at, int half) {
        Operand first = at.instruction().operand(0);
        Operand second = at.instruction().operand(1);
        if (isXmm(first)) {
            int target = Xmm.index(first) + half;
            Place source = Place.of(second, at);
            return SseOp.of(at, core -> core.xmm[target] = source.get(core));
        }
        Place target = Place.of(first, at);
        int source = Xmm.index(second) + half;
        return SseOp.of(at, core -> target.set(core, core.xmm[source]));
    }

    private static Op acrossHalves(At at, int to, int from) {
        int target = Xmm.index(at.instruction().operand(0)) + to;
        int source = Xmm.index(at.instruction().operand(1)) + from;
        return SseOp.of(at, core -> core.xmm[target] = core.xmm[source]);
    }

    /** The sign bits of all elements, the lowest element's in bit 0. */
    private static Op mask(At at, int bits) {
        Place target = Place.of(at.instruction().operand(0), at);
        int source = Xmm.index(at.instruction().operand(1));
        return SseOp.of(at, core -> {
            long signs = 0;
            for (int element = 0; element < 128 / bits; element++) {
                int top = element * bits + bits - 1;
                signs |= (core.xmm[source + (top >> 6)] >>> (top & 63) & 1) << element;
            }
            target.set(core, signs);
        });
    }

    private static final class Copy extends SseOp {
        private final int target;
        private final int source;

        Copy(At at, int target, int source) {
            super(at);
            this.target = target;
            this.source = source;
        }

        @Override
        void act(Core core) {
            core.xmm[target] = core.xmm[source];
            core.xmm[target + 1] = core.xmm[source + 1];
        }
    }

    private static final class Load extends SseOp {
        private final int target;
        private final Ea address;
        private final boolean aligned;

        Load(At at, int target, Ea address, boolean aligned) {
            super(at);
            this.target = target;
            this.address = address;
            this.aligned = aligned;
        }

        @Override
        void act(Core core) {
            long where = address.of(core);
            long low = core.mmu().read64(aligned ? Xmm.aligned(where) : where);
            core.xmm[target + 1] = core.mmu().read64(where + 8);
            core.xmm[target] = low;
        }
    }

    private static final class Store extends SseOp {
        private final Ea address;
        private final int source;
        private final boolean aligned;

        Store(At at, Ea address, int source, boolean aligned) {
            super(at);
            this.address = address;
            this.source = source;
            this.aligned = aligned;
        }

        @Override
        void act(Core core) {
            long where = address.of(core);
            core.mmu().write128(aligned ? Xmm.aligned(where) : where, core.xmm[source], core.xmm[source + 1]);
        }
    }
}
