package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.memory.AccessKind;

/**
 * A system-segment descriptor in the GDT. Intel SDM Vol. 3A, sections 3.4.5 and 8.2.3.
 *
 * @param access where it lies
 * @param low its first 64 bits
 * @param high its next 64 bits in IA-32e mode, else 0
 */
record Descriptor(Access.Reached access, long low, long high) {
    private static final int BUSY = 2;

    /** How many bytes it has: 16 in IA-32e mode, else 8. */
    static int size(Situation s) {
        return s.cpu().longModeActive() ? 16 : 8;
    }

    /** Tries to reach the descriptor that a selector names, by the processor's own right. */
    static Access reach(Situation s, int selector) {
        long linear = s.cpu().gdtr().base() + (selector & 0xFFF8);
        return LinearAccess.supervisor(s.cpu(), s.memory()).linear(linear, size(s), AccessKind.READ);
    }

    static Descriptor read(Situation s, Access.Reached at) {
        return new Descriptor(at, at.read(s.memory(), 0, 8), size(s) == 16 ? at.read(s.memory(), 8, 8) : 0);
    }

    /** Type and S bit, bits 4:0; what the upper half must have as 0 counts as wrong type. */
    int type() {
        return (int) (low >>> 40 & 0x1F);
    }

    /** Whether the type field of the upper half is 0, as IA-32e mode demands. */
    boolean upperTypeClear() {
        return (high >>> 40 & 0x1F) == 0;
    }

    boolean present() {
        return (low >>> 47 & 1) != 0;
    }

    /** The write that marks a TSS as busy. */
    MemoryWrite busy() {
        return access.write(5, low >>> 40 & 0xFF | BUSY, 1).get(0);
    }

    /** The segment as its register holds it; a TSS is busy there. */
    Segment segment(int selector, boolean tss) {
        long base = low >>> 16 & 0xFFFFFF | low >>> 32 & 0xFF000000L | high << 32;
        int limit = (int) (low & 0xFFFF | low >>> 32 & 0xF0000);
        boolean pages = (low >>> 55 & 1) != 0;
        int type = tss ? type() | BUSY : type();
        int dpl = (int) (low >>> 45 & 3);
        return new Segment(selector, base, pages ? limit << 12 | 0xFFF : limit, type, dpl, true, false, false);
    }
}
