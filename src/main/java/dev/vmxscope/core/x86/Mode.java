package dev.vmxscope.core.x86;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.SegmentName;

/**
 * The default sizes that a code segment gives to its instructions (Intel SDM volume 3A, section 3.4.5, flags D/B and L).
 */
public enum Mode {
    /** Real mode, virtual-8086 mode, or a 16-bit code segment. */
    BITS16(16),
    /** A 32-bit code segment, in protected mode or compatibility mode. */
    BITS32(32),
    /** 64-bit mode: CS.L = 1 with IA32_EFER.LMA = 1. */
    BITS64(64);

    private final int bits;

    Mode(int bits) {
        this.bits = bits;
    }

    /** How that processor decodes the code at its instruction pointer. */
    public static Mode of(Processor cpu) {
        if (cpu.in64BitMode()) {
            return BITS64;
        }
        return cpu.segments().get(SegmentName.CS).defaultBig() ? BITS32 : BITS16;
    }

    /** The default address size in bits: 16, 32 or 64. */
    public int bits() {
        return bits;
    }
}
