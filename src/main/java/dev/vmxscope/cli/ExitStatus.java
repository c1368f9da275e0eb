package dev.vmxscope.cli;

/** The exit statuses of the program. */
final class ExitStatus {
    /** The life cycle ended. */
    static final int OK = 0;
    /** The guest faulted. */
    static final int GUEST_FAULTED = 1;
    /** A scenario did not come out as it says. */
    static final int DIFFERS = 1;
    /** Bad usage, or a file that cannot be used. */
    static final int BAD_INPUT = 2;
    /** Not supported. */
    static final int NOT_SUPPORTED = 3;

    /** The text that the run was to go on to was not printed, however the run ended. */
    static final int NOT_PRINTED = 4;

    private ExitStatus() {}
}
