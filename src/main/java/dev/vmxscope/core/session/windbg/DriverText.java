package dev.vmxscope.core.session.windbg;

import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.DriverExtension;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.FastIo;
import dev.vmxscope.core.windows.nt.Major;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code !drvobj}. Layout: Microsoft, "!drvobj" and "Getting Started with WinDbg (Kernel-Mode)", step 21. */
final class DriverText {
    private static final int DEVICES = 1;
    private static final int ROUTINES = 2;
    private static final int DETAILS = 4;
    /** No driver has so many; a garbled list could go round for ever. */
    private static final int MOST_DEVICES = 1000;

    private final Target target;
    private final long driver;
    private final List<String> lines = new ArrayList<>();

    private DriverText(Target target, long driver) {
        this.target = target;
        this.driver = driver;
    }

    static List<String> of(Target target, long driver, int flags) {
        DriverText text = new DriverText(target, driver);
        text.write(flags);
        return List.copyOf(text.lines);
    }

    private void write(int flags) {
        lines.add("Driver object (" + Target.hex(driver) + ") is for:");
        lines.add(" " + target.driverName(driver));
        List<Long> devices = devices();
        if ((flags & DEVICES) != 0) {
            lines.add("");
            lines.add("Driver Extension List: (id , addr)");
            lines.add("");
            lines.add("Device Object list:");
            StringBuilder row = new StringBuilder();
            devices.forEach(device -> row.append(Target.hex(device)).append("  "));
            lines.add(row.toString());
        }
        if ((flags & ROUTINES) != 0) {
            routines();
        }
        if ((flags & DEVICES) != 0 && (flags & DETAILS) != 0) {
            stacks(devices);
        }
    }

    private List<Long> devices() {
        List<Long> devices = new ArrayList<>();
        long device = target.pointer(driver + DriverObject.DEVICE_OBJECT);
        while (device != 0 && devices.size() < MOST_DEVICES && !devices.contains(device)) {
            devices.add(device);
            device = target.pointer(device + DeviceObject.NEXT_DEVICE);
        }
        return devices;
    }

    private void routines() {
        long extension = target.pointer(driver + DriverObject.DRIVER_EXTENSION);
        lines.add("");
        routine("DriverEntry:", target.pointer(driver + DriverObject.DRIVER_INIT));
        routine("DriverStartIo:", target.pointer(driver + DriverObject.DRIVER_START_IO));
        routine("DriverUnload:", target.pointer(driver + DriverObject.DRIVER_UNLOAD));
        routine("AddDevice:", target.pointer(extension + DriverExtension.ADD_DEVICE));
        lines.add("");
        lines.add("Dispatch routines:");
        for (int major = 0; major < Major.COUNT; major++) {
            long handler = target.pointer(driver + DriverObject.MAJOR_FUNCTION + 8L * major);
            lines.add(String.format(
                    Locale.ROOT,
                    "[%02x] %-35s%s\t%s",
                    major,
                    Major.name(major),
                    Target.hex(handler),
                    target.symbol(handler)));
        }
        fastIo(target.pointer(driver + DriverObject.FAST_IO));
        lines.add("");
    }

    private void routine(String label, long address) {
        lines.add(String.format(Locale.ROOT, "%-14s %s\t%s", label, Target.hex(address), target.symbol(address)));
    }

    private void fastIo(long table) {
        if (table == 0) {
            return;
        }
        lines.add("");
        lines.add("Fast I/O routines:");
        long end = table + target.int32(table);
        List<String> names = FastIo.names();
        for (int at = 0; at < names.size(); at++) {
            long place = table + FastIo.FIRST + 8L * at;
            long routine = place < end ? target.pointer(place) : 0;
            if (routine != 0) {
                lines.add(String.format(
                        Locale.ROOT, "%-40s%s\t%s", names.get(at), Target.hex(routine), target.symbol(routine)));
            }
        }
    }

    private void stacks(List<Long> devices) {
        lines.add("");
        lines.add("Device Object stacks:");
        for (long device : devices) {
            lines.add("");
            lines.add("!devstack " + Target.hex(device) + " :");
            lines.add("  !DevObj           !DrvObj            !DevExt           ObjectName");
            for (long member : stack(device)) {
                long extension = target.pointer(member + DeviceObject.DEVICE_EXTENSION);
                lines.add(String.format(
                        Locale.ROOT,
                        "%s %s  %-18s %s  %s",
                        member == device ? ">" : " ",
                        Target.hex(member),
                        target.driverOf(member),
                        Target.hex(extension),
                        target.deviceName(member)));
            }
        }
        lines.add("");
        lines.add("Processed " + devices.size() + " device objects.");
    }

    /** The devices of a stack, top first. */
    private List<Long> stack(long device) {
        List<Long> stack = new ArrayList<>();
        long above = target.pointer(device + DeviceObject.ATTACHED_DEVICE);
        while (above != 0 && stack.size() < MOST_DEVICES && !stack.contains(above)) {
            stack.add(0, above);
            above = target.pointer(above + DeviceObject.ATTACHED_DEVICE);
        }
        long at = device;
        while (at != 0 && stack.size() < MOST_DEVICES && !stack.contains(at)) {
            stack.add(at);
            at = target.below(at);
        }
        return stack;
    }
}
