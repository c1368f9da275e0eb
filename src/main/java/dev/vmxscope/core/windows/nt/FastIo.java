package dev.vmxscope.core.windows.nt;

import dev.vmxscope.core.text.Message;
import java.util.List;

/**
 * The routines of a FAST_IO_DISPATCH, in the order of the structure: the first pointer lies at offset 8. Windows may call
 * one of them instead of sending an IRP; a driver that leaves DRIVER_OBJECT.FastIoDispatch NULL gets IRPs only. Source:
 * wdm.h; Microsoft, "FAST_IO_DISPATCH structure".
 */
public final class FastIo {
    /** Bytes in all. */
    public static final int SIZE = 0xE0;

    /** Offset of the first routine. */
    public static final int FIRST = 0x08;

    private static final List<String> NAMES = List.of(
            "FastIoCheckIfPossible",
            "FastIoRead",
            "FastIoWrite",
            "FastIoQueryBasicInfo",
            "FastIoQueryStandardInfo",
            "FastIoLock",
            "FastIoUnlockSingle",
            "FastIoUnlockAll",
            "FastIoUnlockAllByKey",
            "FastIoDeviceControl",
            "AcquireFileForNtCreateSection",
            "ReleaseFileForNtCreateSection",
            "FastIoDetachDevice",
            "FastIoQueryNetworkOpenInfo",
            "AcquireForModWrite",
            "MdlRead",
            "MdlReadComplete",
            "PrepareMdlWrite",
            "MdlWriteComplete",
            "FastIoReadCompressed",
            "FastIoWriteCompressed",
            "MdlReadCompleteCompressed",
            "MdlWriteCompleteCompressed",
            "FastIoQueryOpen",
            "ReleaseForModWrite",
            "AcquireForCcFlush",
            "ReleaseForCcFlush");

    private FastIo() {}

    /** The names of the routines' fields. */
    public static List<String> names() {
        return NAMES;
    }

    /** What a routine is for, in a sentence. */
    public static Message what(String name) {
        return Message.of("irp.fast." + name);
    }
}
