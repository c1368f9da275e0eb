package dev.vmxscope.core.windows.journey;

/**
 * How the I/O manager gives a caller's buffers to a driver. Source: Microsoft, "Methods for Accessing Data Buffers" and
 * "Buffer Descriptions for I/O Control Codes".
 */
public enum Transfer {
    /** The request has no buffer. */
    NONE,
    /** A copy in non-paged pool: METHOD_BUFFERED, DO_BUFFERED_IO. */
    BUFFERED,
    /** An MDL with the caller's pages locked: DO_DIRECT_IO of a read or a write. */
    DIRECT,
    /** The input is copied, the second buffer comes as an MDL that the device may read: METHOD_IN_DIRECT. */
    IN_DIRECT,
    /** The input is copied, the second buffer comes as an MDL that the device may write: METHOD_OUT_DIRECT. */
    OUT_DIRECT,
    /** The caller's addresses as they are: METHOD_NEITHER, or a device with neither flag. */
    NEITHER;

    /** The method of an I/O control code: its bits 1:0. Source: Microsoft, "Defining I/O Control Codes". */
    public static Transfer ofControlCode(int code) {
        return switch (code & 3) {
            case 0 -> BUFFERED;
            case 1 -> IN_DIRECT;
            case 2 -> OUT_DIRECT;
            default -> NEITHER;
        };
    }
}
