package dev.vmxscope.core.windows.service;

/** The errors of Win32 with which the service control manager answers. Source: winerror.h. */
public final class Win32Error {
    /** No error. */
    public static final int SUCCESS = 0;
    /** The driver's file, or its key in the registry, is not there. */
    public static final int FILE_NOT_FOUND = 2;
    /** The name cannot be a service's. */
    public static final int INVALID_NAME = 123;
    /** ERROR_INVALID_SERVICE_CONTROL: the driver cannot be stopped. */
    public static final int INVALID_SERVICE_CONTROL = 1052;
    /** ERROR_SERVICE_ALREADY_RUNNING. */
    public static final int SERVICE_ALREADY_RUNNING = 1056;
    /** ERROR_SERVICE_DISABLED. */
    public static final int SERVICE_DISABLED = 1058;
    /** ERROR_SERVICE_DOES_NOT_EXIST. */
    public static final int SERVICE_DOES_NOT_EXIST = 1060;
    /** ERROR_SERVICE_CANNOT_ACCEPT_CTRL: it is being stopped already. */
    public static final int SERVICE_CANNOT_ACCEPT_CTRL = 1061;
    /** ERROR_SERVICE_NOT_ACTIVE. */
    public static final int SERVICE_NOT_ACTIVE = 1062;
    /** ERROR_SERVICE_MARKED_FOR_DELETE. */
    public static final int SERVICE_MARKED_FOR_DELETE = 1072;
    /** ERROR_SERVICE_EXISTS. */
    public static final int SERVICE_EXISTS = 1073;

    private Win32Error() {}
}
