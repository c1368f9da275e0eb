package dev.vmxscope.cli;

/** How a run ended. */
enum Ending {
    /** The driver was loaded, the calls were played, the driver was unloaded. */
    COMPLETED("completed", ExitStatus.OK),
    /** The text that the run was to go on to was printed. */
    FOUND("found", ExitStatus.OK),
    /** DriverEntry returned an error, so that there was nothing to call. */
    DRIVER_FAILED("driver-failed", ExitStatus.OK),
    /** Windows stopped in a bugcheck. */
    BUGCHECK("bugcheck", ExitStatus.GUEST_FAULTED),
    /** The program ended by an exception. */
    APP_CRASHED("app-crashed", ExitStatus.GUEST_FAULTED),
    /** Windows did not load the driver. */
    DRIVER_REFUSED("driver-refused", ExitStatus.NOT_SUPPORTED),
    /** Something is not emulated. */
    NOT_EMULATED("not-emulated", ExitStatus.NOT_SUPPORTED),
    /** The allowed number of steps, or of events, was used up. */
    LIMIT("limit", ExitStatus.NOT_SUPPORTED),
    /** Everybody waits for ever. */
    STUCK("stuck", ExitStatus.NOT_SUPPORTED);

    private final String id;
    private final int exitStatus;

    Ending(String id, int exitStatus) {
        this.id = id;
        this.exitStatus = exitStatus;
    }

    /** The name that scripts read. */
    String id() {
        return id;
    }

    /** The exit status of the process. */
    int exitStatus() {
        return exitStatus;
    }
}
