package dev.vmxscope.core.windows.nt;

import java.util.List;

/** The IRP major function codes. Source: wdm.h. */
public final class Major {
    /** IRP_MJ_CREATE. */
    public static final int CREATE = 0x00;
    /** IRP_MJ_CLOSE. */
    public static final int CLOSE = 0x02;
    /** IRP_MJ_READ. */
    public static final int READ = 0x03;
    /** IRP_MJ_WRITE. */
    public static final int WRITE = 0x04;
    /** IRP_MJ_DEVICE_CONTROL. */
    public static final int DEVICE_CONTROL = 0x0E;
    /** IRP_MJ_CLEANUP. */
    public static final int CLEANUP = 0x12;
    /** How many there are; IRP_MJ_MAXIMUM_FUNCTION is one less. */
    public static final int COUNT = 0x1C;

    private static final List<String> NAMES = List.of(
            "CREATE",
            "CREATE_NAMED_PIPE",
            "CLOSE",
            "READ",
            "WRITE",
            "QUERY_INFORMATION",
            "SET_INFORMATION",
            "QUERY_EA",
            "SET_EA",
            "FLUSH_BUFFERS",
            "QUERY_VOLUME_INFORMATION",
            "SET_VOLUME_INFORMATION",
            "DIRECTORY_CONTROL",
            "FILE_SYSTEM_CONTROL",
            "DEVICE_CONTROL",
            "INTERNAL_DEVICE_CONTROL",
            "SHUTDOWN",
            "LOCK_CONTROL",
            "CLEANUP",
            "CREATE_MAILSLOT",
            "QUERY_SECURITY",
            "SET_SECURITY",
            "POWER",
            "SYSTEM_CONTROL",
            "DEVICE_CHANGE",
            "QUERY_QUOTA",
            "SET_QUOTA",
            "PNP");

    private Major() {}

    /** {@code IRP_MJ_CREATE} and so on; the number for a code that does not exist. */
    public static String name(int code) {
        return code >= 0 && code < NAMES.size() ? "IRP_MJ_" + NAMES.get(code) : "IRP_MJ_0x" + Integer.toHexString(code);
    }
}
