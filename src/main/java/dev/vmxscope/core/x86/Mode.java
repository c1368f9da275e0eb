package dev.vmxscope.core.x86;

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

    /** The default address size in bits: 16, 32 or 64. */
    public int bits() {
        return bits;
    }
}
