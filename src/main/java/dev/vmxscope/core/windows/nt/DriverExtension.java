package dev.vmxscope.core.windows.nt;

/** DRIVER_EXTENSION. Offsets in bytes. Source: wdm.h for x64. */
public final class DriverExtension {
    /** Bytes in all, the undocumented rest included. */
    public static final int SIZE = 0x50;
    /** The driver. */
    public static final int DRIVER_OBJECT = 0x00;
    /** AddDevice routine. */
    public static final int ADD_DEVICE = 0x08;
    /** Name of the service, UNICODE_STRING. */
    public static final int SERVICE_KEY_NAME = 0x18;

    private DriverExtension() {}
}
