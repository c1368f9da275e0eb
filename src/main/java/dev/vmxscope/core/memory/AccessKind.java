package dev.vmxscope.core.memory;

/** What an access to memory wants. */
public enum AccessKind {
    /** Read data. */
    READ,
    /** Write data. */
    WRITE,
    /** Fetch an instruction. */
    FETCH
}
