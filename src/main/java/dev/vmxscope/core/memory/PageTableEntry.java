package dev.vmxscope.core.memory;

/**
 * An entry of a paging structure that a walk read.
 *
 * @param address physical address
 * @param bytes its size: 4 with 32-bit paging, else 8
 * @param value what it held
 * @param marked whether the processor sets accessed and dirty bits in it; not in the PDPTEs of PAE paging
 * @param leaf whether it maps the page
 */
public record PageTableEntry(long address, int bytes, long value, boolean marked, boolean leaf) {
    private static final int ACCESSED = 1 << 5;
    private static final int DIRTY = 1 << 6;

    /**
     * Its value after a successful access: the A bit set, and the D bit where it maps the page and the access writes.
     * Intel SDM Vol. 3A, section 4.8.
     */
    public long used(AccessKind kind) {
        if (!marked) {
            return value;
        }
        return value | ACCESSED | (leaf && kind == AccessKind.WRITE ? DIRTY : 0);
    }
}
