package dev.vmxscope.core.windows.service;

/** How a service stands. Source: Microsoft, "SERVICE_STATUS structure", dwCurrentState. */
public enum ServiceState {
    /** No driver object is there. */
    STOPPED(1),
    /** DriverEntry runs. */
    START_PENDING(2),
    /** It waits to be unloaded: something still holds its devices, or DriverUnload runs. */
    STOP_PENDING(3),
    /** The driver is loaded. */
    RUNNING(4);

    private final int number;

    ServiceState(int number) {
        this.number = number;
    }

    /** The number that {@code sc query} prints. */
    public int number() {
        return number;
    }
}
