package dev.vmxscope.core.windows.nt;

/** DEVICE_OBJECT. Offsets in bytes. Source: wdm.h for x64. */
public final class DeviceObject {
    /** Bytes in all; the structure is aligned to 16. */
    public static final int SIZE = 0x150;
    /** What the first field, Type, holds: IO_TYPE_DEVICE. */
    public static final int TYPE = 3;
    /** Open handles and the like, 32 bits. */
    public static final int REFERENCE_COUNT = 0x04;
    /** The driver. */
    public static final int DRIVER_OBJECT = 0x08;
    /** Next device of the driver. */
    public static final int NEXT_DEVICE = 0x10;
    /** Device on top of this one. */
    public static final int ATTACHED_DEVICE = 0x18;
    /** DO_ flags, 32 bits. */
    public static final int FLAGS = 0x30;
    /** FILE_ flags, 32 bits. */
    public static final int CHARACTERISTICS = 0x34;
    /** The driver's own bytes. */
    public static final int DEVICE_EXTENSION = 0x40;
    /** FILE_DEVICE_ number, 32 bits. */
    public static final int DEVICE_TYPE = 0x48;
    /** Stack locations that an IRP for it needs, 8 bits. */
    public static final int STACK_SIZE = 0x4C;
    /** AlignmentRequirement, 32 bits. */
    public static final int ALIGNMENT = 0x98;
    /** KEVENT. */
    public static final int DEVICE_LOCK = 0x118;
    /** DEVOBJ_EXTENSION. */
    public static final int OBJECT_EXTENSION = 0x138;
    /** Reads and writes use a system buffer. */
    public static final int DO_BUFFERED_IO = 0x04;
    /** One handle at a time. */
    public static final int DO_EXCLUSIVE = 0x08;
    /** Reads and writes use an MDL. */
    public static final int DO_DIRECT_IO = 0x10;
    /** It has a name. */
    public static final int DO_DEVICE_HAS_NAME = 0x40;
    /** It cannot be opened yet. */
    public static final int DO_DEVICE_INITIALIZING = 0x80;
    /** ExtensionFlags in the DEVOBJ_EXTENSION, 32 bits. Source: public symbols of Windows 10 22H2. */
    public static final int EXTENSION_FLAGS = 0x20;
    /** Its driver was told to stop: it cannot be opened any more. */
    public static final int DOE_UNLOAD_PENDING = 0x01;

    private DeviceObject() {}
}
