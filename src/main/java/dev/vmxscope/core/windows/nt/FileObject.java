package dev.vmxscope.core.windows.nt;

/** FILE_OBJECT. Offsets in bytes. Source: wdm.h for x64. */
public final class FileObject {
    /** Bytes in all. */
    public static final int SIZE = 0xD8;
    /** What the first field, Type, holds: IO_TYPE_FILE. */
    public static final int TYPE = 5;
    /** The device. */
    public static final int DEVICE_OBJECT = 0x08;
    /** 8 bits. */
    public static final int READ_ACCESS = 0x4A;
    /** 8 bits. */
    public static final int WRITE_ACCESS = 0x4B;
    /** 8 bits. */
    public static final int SHARED_READ = 0x4D;
    /** 8 bits. */
    public static final int SHARED_WRITE = 0x4E;
    /** FO_ flags, 32 bits. */
    public static final int FLAGS = 0x50;
    /** Rest of the path behind the device, UNICODE_STRING. */
    public static final int FILE_NAME = 0x58;
    /** KEVENT. */
    public static final int LOCK = 0x80;
    /** KEVENT. */
    public static final int EVENT = 0x98;

    private FileObject() {}
}
