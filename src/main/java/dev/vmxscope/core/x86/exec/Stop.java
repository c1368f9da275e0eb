package dev.vmxscope.core.x86.exec;

/** Why a core gave control back. */
public enum Stop {
    /** The allowed number of steps is done. */
    BUDGET,
    /** The watched condition became true before the next instruction. */
    CONDITION,
    /** The last instruction raised an exception, see {@link Core#fault()}. */
    FAULT,
    /** The core entered a gate: an address that the emulated operating system serves. */
    GATE,
    /** An INT n instruction ran; its number is {@link Core#interrupt()}. */
    INTERRUPT,
    /** The core halted, or yielded by PAUSE. */
    HALT,
    /** A PAUSE instruction ran: another core may be what this one waits for. */
    PAUSE,
    /** Something is not emulated, see {@link Core#notEmulated()}. */
    NOT_EMULATED
}
