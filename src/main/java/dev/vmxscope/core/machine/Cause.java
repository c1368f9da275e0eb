package dev.vmxscope.core.machine;

/** Why a run ended. */
public enum Cause {
    /** The allowed number of steps is done. */
    BUDGET,
    /** It told more than is kept of one run; it can go on. */
    FULL,
    /** The condition that was watched for holds. */
    CONDITION,
    /** The agenda is empty: the life cycle is over and nothing is left to do. */
    IDLE,
    /** Windows stopped: a bugcheck, or it waits for ever. */
    ENDED,
    /** Something is not emulated. */
    NOT_EMULATED
}
