package dev.vmxscope.core.bits;

/** What software may do with a field of a register. */
public enum Access {
    /** Software reads and writes it freely. */
    READ_WRITE,
    /** Software reads it; a write is ignored or impossible. */
    READ_ONLY,
    /** Software writes it until a lock bit of the same register is set; then every write of the register faults. */
    LOCKABLE,
    /** Reserved: reads as 0, and an attempt to set it raises #GP(0). */
    RESERVED_ZERO,
    /** Reserved: reads as 1 and stays 1. */
    RESERVED_ONE,
    /** Reserved: a write is ignored, it reads as 0. */
    RESERVED_IGNORED;

    /** Whether the field carries no meaning for software. */
    public boolean reserved() {
        return this == RESERVED_ZERO || this == RESERVED_ONE || this == RESERVED_IGNORED;
    }
}
