package dev.vmxscope.core.windows.nt;

/** MDL. Offsets in bytes. Source: wdm.h for x64. */
public final class Mdl {
    /** Bytes without the frame numbers. */
    public static final int SIZE = 0x30;
    /** Size, 16 bits. */
    public static final int LENGTH = 0x08;
    /** MdlFlags, 16 bits. */
    public static final int FLAGS = 0x0A;
    /** Process of a user buffer. */
    public static final int PROCESS = 0x10;
    /** MappedSystemVa. */
    public static final int MAPPED_VA = 0x18;
    /** Page of the buffer. */
    public static final int START_VA = 0x20;
    /** 32 bits. */
    public static final int BYTE_COUNT = 0x28;
    /** Offset of the buffer in its first page, 32 bits. */
    public static final int BYTE_OFFSET = 0x2C;
    /** Page frame numbers, 64 bits each. */
    public static final int FRAMES = 0x30;
    /** MDL_MAPPED_TO_SYSTEM_VA. */
    public static final int MAPPED = 0x01;
    /** MDL_PAGES_LOCKED. */
    public static final int LOCKED = 0x02;
    /** MDL_SOURCE_IS_NONPAGED_POOL. */
    public static final int NON_PAGED = 0x04;
    /** MDL_ALLOCATED_FIXED_SIZE. */
    public static final int FIXED_SIZE = 0x08;
    /** MDL_WRITE_OPERATION. */
    public static final int WRITE_OPERATION = 0x80;

    private Mdl() {}
}
