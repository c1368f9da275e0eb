package dev.vmxscope.core.windows.nt;

/** DRIVER_OBJECT. Offsets in bytes. Source: wdm.h for x64. */
public final class DriverObject {
    /** Bytes in all. */
    public static final int SIZE = 0x150;
    /** What the first field, Type, holds: IO_TYPE_DRIVER. */
    public static final int TYPE = 4;
    /** First device. */
    public static final int DEVICE_OBJECT = 0x08;
    /** Flags, 32 bits. */
    public static final int FLAGS = 0x10;
    /** Base of the image. */
    public static final int DRIVER_START = 0x18;
    /** Size of the image, 32 bits. */
    public static final int DRIVER_SIZE = 0x20;
    /** Loader data. */
    public static final int DRIVER_SECTION = 0x28;
    /** DRIVER_EXTENSION. */
    public static final int DRIVER_EXTENSION = 0x30;
    /** Name in the object directory, UNICODE_STRING. */
    public static final int DRIVER_NAME = 0x38;
    /** Registry path of the hardware description, a pointer to UNICODE_STRING. */
    public static final int HARDWARE_DATABASE = 0x48;
    /** Fast I/O table. */
    public static final int FAST_IO = 0x50;
    /** Entry point. */
    public static final int DRIVER_INIT = 0x58;
    /** StartIo routine. */
    public static final int DRIVER_START_IO = 0x60;
    /** Unload routine. */
    public static final int DRIVER_UNLOAD = 0x68;
    /** 28 dispatch routines. */
    public static final int MAJOR_FUNCTION = 0x70;

    private DriverObject() {}
}
