package dev.vmxscope.core.windows.nt;

import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A minor function code of an IRP. Source: wdm.h and ntifs.h; Microsoft, "Plug and Play Minor IRPs", "Power Management
 * Minor IRPs", "WMI Minor IRPs", "IRP_MJ_DIRECTORY_CONTROL" and its neighbours.
 *
 * @param major IRP_MJ_ code that it belongs to
 * @param code its number, 8 bits
 * @param name without its beginning: {@code START_DEVICE} for IRP_MN_START_DEVICE
 */
public record Minor(int major, int code, String name) {
    private static final List<Minor> ALL = table();

    /** All, by major and code. */
    public static List<Minor> all() {
        return ALL;
    }

    /** Those of a major function, by code; most have none. */
    public static List<Minor> of(int major) {
        return ALL.stream().filter(minor -> minor.major() == major).toList();
    }

    /** The one of that code, if there is one. */
    public static Optional<Minor> of(int major, int code) {
        return ALL.stream()
                .filter(minor -> minor.major() == major && minor.code() == code)
                .findFirst();
    }

    /** {@code IRP_MN_START_DEVICE}. */
    public String fullName() {
        return "IRP_MN_" + name;
    }

    /** Whether it is worth a word: not that of an ordinary read or write. */
    public boolean telling() {
        return code != 0 || major != Major.READ && major != Major.WRITE;
    }

    /** What it is for, in a sentence. */
    public Message what() {
        int group = major == Major.WRITE ? Major.READ : major;
        return Message.of("irp.minor." + String.format(Locale.ROOT, "%02X.%02X", group, code));
    }

    private static List<Minor> table() {
        List<Minor> all = new ArrayList<>();
        for (int major : new int[] {Major.READ, Major.WRITE}) {
            row(all, major, 0, "NORMAL", "DPC", "MDL", "MDL_DPC", "COMPLETE", "", "COMPLETE_MDL", "COMPLETE_MDL_DPC");
            row(all, major, 8, "COMPRESSED");
        }
        row(all, Major.FLUSH_BUFFERS, 1, "FLUSH_AND_PURGE", "FLUSH_DATA_ONLY", "FLUSH_NO_SYNC", "FLUSH_DATA_SYNC_ONLY");
        row(
                all,
                Major.DIRECTORY_CONTROL,
                1,
                "QUERY_DIRECTORY",
                "NOTIFY_CHANGE_DIRECTORY",
                "NOTIFY_CHANGE_DIRECTORY_EX");
        row(
                all,
                Major.FILE_SYSTEM_CONTROL,
                0,
                "USER_FS_REQUEST",
                "MOUNT_VOLUME",
                "VERIFY_VOLUME",
                "LOAD_FILE_SYSTEM",
                "KERNEL_CALL");
        row(all, Major.INTERNAL_DEVICE_CONTROL, 1, "SCSI_CLASS");
        row(all, Major.LOCK_CONTROL, 1, "LOCK", "UNLOCK_SINGLE", "UNLOCK_ALL", "UNLOCK_ALL_BY_KEY");
        row(all, Major.POWER, 0, "WAIT_WAKE", "POWER_SEQUENCE", "SET_POWER", "QUERY_POWER");
        row(
                all,
                Major.SYSTEM_CONTROL,
                0,
                "QUERY_ALL_DATA",
                "QUERY_SINGLE_INSTANCE",
                "CHANGE_SINGLE_INSTANCE",
                "CHANGE_SINGLE_ITEM",
                "ENABLE_EVENTS",
                "DISABLE_EVENTS",
                "ENABLE_COLLECTION",
                "DISABLE_COLLECTION",
                "REGINFO",
                "EXECUTE_METHOD",
                "",
                "REGINFO_EX");
        row(
                all,
                Major.PNP,
                0,
                "START_DEVICE",
                "QUERY_REMOVE_DEVICE",
                "REMOVE_DEVICE",
                "CANCEL_REMOVE_DEVICE",
                "STOP_DEVICE",
                "QUERY_STOP_DEVICE",
                "CANCEL_STOP_DEVICE",
                "QUERY_DEVICE_RELATIONS",
                "QUERY_INTERFACE",
                "QUERY_CAPABILITIES",
                "QUERY_RESOURCES",
                "QUERY_RESOURCE_REQUIREMENTS",
                "QUERY_DEVICE_TEXT",
                "FILTER_RESOURCE_REQUIREMENTS",
                "",
                "READ_CONFIG",
                "WRITE_CONFIG",
                "EJECT",
                "SET_LOCK",
                "QUERY_ID",
                "QUERY_PNP_DEVICE_STATE",
                "QUERY_BUS_INFORMATION",
                "DEVICE_USAGE_NOTIFICATION",
                "SURPRISE_REMOVAL",
                "QUERY_LEGACY_BUS_INFORMATION",
                "DEVICE_ENUMERATED");
        all.sort(Comparator.comparingInt(Minor::major).thenComparingInt(Minor::code));
        return List.copyOf(all);
    }

    /** Codes in a row; an empty name is a code that nobody uses. */
    private static void row(List<Minor> all, int major, int first, String... names) {
        for (int at = 0; at < names.length; at++) {
            if (!names[at].isEmpty()) {
                all.add(new Minor(major, first + at, names[at]));
            }
        }
    }
}
