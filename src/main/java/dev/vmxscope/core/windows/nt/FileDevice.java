package dev.vmxscope.core.windows.nt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The device types of IoCreateDevice and CTL_CODE. Microsoft keeps 0 to 7FFFH for itself; a vendor chooses from 8000H up.
 * Source: devioctl.h; Microsoft, "Specifying Device Types".
 */
public final class FileDevice {
    /** FILE_DEVICE_UNKNOWN: what most software drivers take. */
    public static final int UNKNOWN = 0x22;

    /** The first number that a vendor may choose. */
    public static final int FIRST_OF_VENDORS = 0x8000;

    /** Eight in a row from 0 up; a hyphen is a number that nothing is known of. */
    private static final String[] ROWS = {
        "-,BEEP,CD_ROM,CD_ROM_FILE_SYSTEM,CONTROLLER,DATALINK,DFS,DISK",
        "DISK_FILE_SYSTEM,FILE_SYSTEM,INPORT_PORT,KEYBOARD,MAILSLOT,MIDI_IN,MIDI_OUT,MOUSE",
        "MULTI_UNC_PROVIDER,NAMED_PIPE,NETWORK,NETWORK_BROWSER,NETWORK_FILE_SYSTEM,NULL,PARALLEL_PORT,PHYSICAL_NETCARD",
        "PRINTER,SCANNER,SERIAL_MOUSE_PORT,SERIAL_PORT,SCREEN,SOUND,STREAMS,TAPE",
        "TAPE_FILE_SYSTEM,TRANSPORT,UNKNOWN,VIDEO,VIRTUAL_DISK,WAVE_IN,WAVE_OUT,8042_PORT",
        "NETWORK_REDIRECTOR,BATTERY,BUS_EXTENDER,MODEM,VDM,MASS_STORAGE,SMB,KS",
        "CHANGER,SMARTCARD,ACPI,DVD,FULLSCREEN_VIDEO,DFS_FILE_SYSTEM,DFS_VOLUME,SERENUM",
        "TERMSRV,KSEC,FIPS,INFINIBAND,-,-,VMBUS,CRYPT_PROVIDER",
        "WPD,BLUETOOTH,MT_COMPOSITE,MT_TRANSPORT,BIOMETRIC,PMI,EHSTOR,DEVAPI",
        "GPIO,USBEX,-,-,-,-,-,-",
        "CONSOLE,NFP,SYSENV,VIRTUAL_BLOCK,POINT_OF_SERVICE,STORAGE_REPLICATION,TRUST_ENV,UCM",
        "UCMTCPCI,PERSISTENT_MEMORY,NVDIMM,HOLOGRAPHIC,SDFXHCI,UCMUCSI,PRM,EVENT_COLLECTOR",
        "USB4,SOUNDWIRE"
    };

    private static final List<String> NAMES = names();

    private FileDevice() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String row : ROWS) {
            names.addAll(List.of(row.split(",")));
        }
        return List.copyOf(names);
    }

    /** {@code FILE_DEVICE_UNKNOWN} for 22H, if the number has a name. */
    public static Optional<String> name(int type) {
        return type >= 0 && type < NAMES.size() && !NAMES.get(type).equals("-")
                ? Optional.of("FILE_DEVICE_" + NAMES.get(type))
                : Optional.empty();
    }

    /** The numbers that have names, ascending. */
    public static List<Integer> named() {
        List<Integer> numbers = new ArrayList<>();
        for (int type = 0; type < NAMES.size(); type++) {
            if (name(type).isPresent()) {
                numbers.add(type);
            }
        }
        return List.copyOf(numbers);
    }

    /** The number of {@code FILE_DEVICE_UNKNOWN} or {@code UNKNOWN}, if it is one's name. */
    public static OptionalInt byName(String name) {
        String end = name.startsWith("FILE_DEVICE_") ? name.substring("FILE_DEVICE_".length()) : name;
        int at = end.equals("-") ? -1 : NAMES.indexOf(end);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
}
