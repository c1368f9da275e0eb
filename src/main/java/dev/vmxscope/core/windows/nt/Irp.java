package dev.vmxscope.core.windows.nt;

/** IRP. Offsets in bytes. Source: wdm.h for x64. */
public final class Irp {
    /** Bytes without stack locations. */
    public static final int SIZE = 0xD0;
    /** What the first field, Type, holds: IO_TYPE_IRP. */
    public static final int TYPE = 6;
    /** MDL of the caller's buffer. */
    public static final int MDL_ADDRESS = 0x08;
    /** IRP_ flags, 32 bits. */
    public static final int FLAGS = 0x10;
    /** AssociatedIrp.SystemBuffer. */
    public static final int SYSTEM_BUFFER = 0x18;
    /** List of the thread's IRPs. */
    public static final int THREAD_LIST = 0x20;
    /** IoStatus.Status, 32 bits. */
    public static final int STATUS = 0x30;
    /** IoStatus.Information, 64 bits. */
    public static final int INFORMATION = 0x38;
    /** 0 kernel, 1 user; 8 bits. */
    public static final int REQUESTOR_MODE = 0x40;
    /** 8 bits. */
    public static final int PENDING_RETURNED = 0x41;
    /** Stack locations, 8 bits. */
    public static final int STACK_COUNT = 0x42;
    /** Number of the current one, from StackCount down to 1; 8 bits. */
    public static final int CURRENT_LOCATION = 0x43;
    /** The caller's IO_STATUS_BLOCK. */
    public static final int USER_IOSB = 0x48;
    /** Event to signal at completion. */
    public static final int USER_EVENT = 0x50;
    /** The caller's output buffer. */
    public static final int USER_BUFFER = 0x70;
    /** Tail.Overlay.Thread. */
    public static final int THREAD = 0x98;
    /** Tail.Overlay.ListEntry. */
    public static final int LIST_ENTRY = 0xA8;
    /** Tail.Overlay.CurrentStackLocation. */
    public static final int CURRENT_STACK = 0xB8;
    /** Tail.Overlay.OriginalFileObject. */
    public static final int FILE_OBJECT = 0xC0;
    /** IRP_BUFFERED_IO. */
    public static final int BUFFERED_IO = 0x10;
    /** IRP_DEALLOCATE_BUFFER. */
    public static final int DEALLOCATE_BUFFER = 0x20;
    /** IRP_INPUT_OPERATION. */
    public static final int INPUT_OPERATION = 0x40;
    /** IRP_CREATE_OPERATION. */
    public static final int CREATE_OPERATION = 0x80;
    /** IRP_READ_OPERATION. */
    public static final int READ_OPERATION = 0x100;
    /** IRP_WRITE_OPERATION. */
    public static final int WRITE_OPERATION = 0x200;
    /** IRP_CLOSE_OPERATION. */
    public static final int CLOSE_OPERATION = 0x400;

    /** 8 bits. */
    public static final int CANCEL = 0x44;
    /** 8 bits. */
    public static final int CANCEL_IRQL = 0x45;
    /** Address of code. */
    public static final int CANCEL_ROUTINE = 0x68;

    private Irp() {}
}
