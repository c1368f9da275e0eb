package dev.vmxscope.core.windows;

/** A function of Windows raises an exception in its caller, as ExRaiseStatus does. */
final class StatusRaised extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    StatusRaised(int status) {
        super(Integer.toHexString(status), null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
