package dev.vmxscope.core.cpu;

/**
 * A segment register with its hidden part. Intel SDM Vol. 3A, section 3.4.3.
 *
 * @param selector 16 bits, the requested privilege level in bits 1:0
 * @param base 64 bits; outside 64-bit mode 32 bits
 * @param limit in bytes, the last valid offset, 32 bits
 * @param type the descriptor's type and S bit, bits 4:0 (S in bit 4)
 * @param dpl descriptor privilege level, 0 to 3
 * @param usable false after a null selector was loaded
 * @param longMode the L bit: 64-bit code
 * @param defaultBig the D/B bit: 32-bit operands, or a 32-bit stack
 */
public record Segment(
        int selector, long base, int limit, int type, int dpl, boolean usable, boolean longMode, boolean defaultBig) {
    /** Type bits of an accessed execute/read code segment, S bit included. */
    public static final int CODE = 0x1B;
    /** Type bits of an accessed read/write data segment, S bit included. */
    public static final int DATA = 0x13;

    /** A flat 64-bit code segment of the given selector; its privilege level is the selector's. */
    public static Segment code64(int selector) {
        return new Segment(selector, 0, -1, CODE, selector & 3, true, true, false);
    }

    /** A flat 32-bit code segment. */
    public static Segment code32(int selector) {
        return new Segment(selector, 0, -1, CODE, selector & 3, true, false, true);
    }

    /** A flat 32-bit data segment of the given selector. */
    public static Segment data(int selector) {
        return new Segment(selector, 0, -1, DATA, selector & 3, true, false, true);
    }

    /** A real-mode segment: base is 16 times the selector, limit FFFFH. */
    public static Segment real(int selector) {
        return new Segment(selector, (long) selector << 4, 0xFFFF, DATA, 0, true, false, false);
    }

    /**
     * Whether so many bytes from an offset of 32 bits on lie within the limit; in an expand-down data segment, above it.
     * Intel SDM Vol. 3A, section 5.3.
     */
    public boolean holds(long offset, int bytes) {
        long last = offset + bytes - 1;
        long bound = limit & 0xFFFFFFFFL;
        if (!expandsDown()) {
            return last <= bound;
        }
        return offset > bound && last <= (defaultBig ? 0xFFFFFFFFL : 0xFFFF);
    }

    /** Whether it is a data segment whose limit is a lower bound. */
    public boolean expandsDown() {
        return (type & 0xC) == 4;
    }

    /** The same segment with another base. */
    public Segment withBase(long newBase) {
        return new Segment(selector, newBase, limit, type, dpl, usable, longMode, defaultBig);
    }

    /** The same segment at privilege level 0: of the selector and of the descriptor. */
    public Segment inKernel() {
        return new Segment(selector & ~3, base, limit, type, 0, usable, longMode, defaultBig);
    }
}
