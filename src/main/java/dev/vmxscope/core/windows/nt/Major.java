package dev.vmxscope.core.windows.nt;

import dev.vmxscope.core.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The IRP major function codes. Source: wdm.h. */
public final class Major {
    /** IRP_MJ_CREATE. */
    public static final int CREATE = 0x00;
    /** IRP_MJ_CREATE_NAMED_PIPE. */
    public static final int CREATE_NAMED_PIPE = 0x01;
    /** IRP_MJ_CLOSE. */
    public static final int CLOSE = 0x02;
    /** IRP_MJ_READ. */
    public static final int READ = 0x03;
    /** IRP_MJ_WRITE. */
    public static final int WRITE = 0x04;
    /** IRP_MJ_QUERY_INFORMATION. */
    public static final int QUERY_INFORMATION = 0x05;
    /** IRP_MJ_SET_INFORMATION. */
    public static final int SET_INFORMATION = 0x06;
    /** IRP_MJ_QUERY_EA. */
    public static final int QUERY_EA = 0x07;
    /** IRP_MJ_SET_EA. */
    public static final int SET_EA = 0x08;
    /** IRP_MJ_FLUSH_BUFFERS. */
    public static final int FLUSH_BUFFERS = 0x09;
    /** IRP_MJ_QUERY_VOLUME_INFORMATION. */
    public static final int QUERY_VOLUME_INFORMATION = 0x0A;
    /** IRP_MJ_SET_VOLUME_INFORMATION. */
    public static final int SET_VOLUME_INFORMATION = 0x0B;
    /** IRP_MJ_DIRECTORY_CONTROL. */
    public static final int DIRECTORY_CONTROL = 0x0C;
    /** IRP_MJ_FILE_SYSTEM_CONTROL. */
    public static final int FILE_SYSTEM_CONTROL = 0x0D;
    /** IRP_MJ_DEVICE_CONTROL. */
    public static final int DEVICE_CONTROL = 0x0E;
    /** IRP_MJ_INTERNAL_DEVICE_CONTROL. */
    public static final int INTERNAL_DEVICE_CONTROL = 0x0F;
    /** IRP_MJ_SHUTDOWN. */
    public static final int SHUTDOWN = 0x10;
    /** IRP_MJ_LOCK_CONTROL. */
    public static final int LOCK_CONTROL = 0x11;
    /** IRP_MJ_CLEANUP. */
    public static final int CLEANUP = 0x12;
    /** IRP_MJ_CREATE_MAILSLOT. */
    public static final int CREATE_MAILSLOT = 0x13;
    /** IRP_MJ_QUERY_SECURITY. */
    public static final int QUERY_SECURITY = 0x14;
    /** IRP_MJ_SET_SECURITY. */
    public static final int SET_SECURITY = 0x15;
    /** IRP_MJ_POWER. */
    public static final int POWER = 0x16;
    /** IRP_MJ_SYSTEM_CONTROL. */
    public static final int SYSTEM_CONTROL = 0x17;
    /** IRP_MJ_DEVICE_CHANGE. */
    public static final int DEVICE_CHANGE = 0x18;
    /** IRP_MJ_QUERY_QUOTA. */
    public static final int QUERY_QUOTA = 0x19;
    /** IRP_MJ_SET_QUOTA. */
    public static final int SET_QUOTA = 0x1A;
    /** IRP_MJ_PNP. */
    public static final int PNP = 0x1B;
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

    /** Whether a request has an I/O control code, or that of a file system. */
    public static boolean carriesCode(int major, int minor) {
        return major == DEVICE_CONTROL
                || major == INTERNAL_DEVICE_CONTROL
                || major == FILE_SYSTEM_CONTROL && (minor == 0 || minor == 4);
    }

    /** What it is for, in a sentence; empty for a code that does not exist. */
    public static Optional<Message> what(int code) {
        return code >= 0 && code < NAMES.size()
                ? Optional.of(Message.of("irp.major." + String.format(Locale.ROOT, "%02X", code)))
                : Optional.empty();
    }
}
