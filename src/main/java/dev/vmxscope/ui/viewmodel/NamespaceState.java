package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.windows.Device;
import dev.vmxscope.core.windows.Driver;
import dev.vmxscope.core.windows.IoState;
import dev.vmxscope.core.windows.nt.DeviceObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The object manager's namespace, as far as drivers are in it: a tree, line by line from its root.
 *
 * @param rows the directories and what is in them; each directory before its contents
 */
public record NamespaceState(List<Row> rows) {
    private static final String DEVICES = "\\Device";
    private static final String DRIVERS = "\\Driver";
    private static final String LINKS = "\\GLOBAL??";

    /** Keeps the list unmodifiable. */
    public NamespaceState {
        rows = List.copyOf(rows);
    }

    /** What an object is. */
    public enum Kind {
        /** Object type Directory. */
        DIRECTORY,
        /** Object type Device. */
        DEVICE,
        /** Object type Driver. */
        DRIVER,
        /** Object type SymbolicLink. */
        LINK
    }

    /**
     * One object.
     *
     * @param path its full name
     * @param kind what it is
     * @param depth how deep in the tree, 0 for the root
     * @param target where a link leads; the driver of a device; empty for others
     * @param lost whether it is left over: a link to nothing, a device that is to be deleted, a driver that is told to
     *     stop
     * @param devices how many devices a driver has; how many objects are in a directory; -1 for others
     * @param references ReferenceCount of a device, which counts open handles; -1 for others
     */
    public record Row(String path, Kind kind, int depth, String target, boolean lost, int devices, int references) {

        /** The name in its directory. */
        public String name() {
            return path.equals("\\") ? path : path.substring(path.lastIndexOf('\\') + 1);
        }
    }

    /** The namespace at this moment. */
    public static NamespaceState of(View view) {
        IoState io = view.machine().windows().io();
        SortedMap<String, List<Row>> directories =
                new TreeMap<>(Comparator.comparing((String path) -> path.toLowerCase(Locale.ROOT)));
        for (String path : List.of(DEVICES, DRIVERS, LINKS)) {
            directories.put(path, new ArrayList<>());
        }
        GuestMemory memory =
                new GuestMemory(view.machine(), view.machine().processors().get(0));
        for (Device device : io.devices().values()) {
            if (!device.name().isEmpty()) {
                add(directories, device(io, device, memory));
            }
        }
        for (Driver driver : io.drivers().values()) {
            int devices = (int) io.devices().values().stream()
                    .filter(device -> device.driver() == driver.object())
                    .count();
            add(
                    directories,
                    new Row(DRIVERS + "\\" + driver.service(), Kind.DRIVER, 2, "", driver.unloading(), devices, -1));
        }
        for (IoState.Link link : io.links().values()) {
            boolean lost = !leads(io, link.target());
            add(directories, new Row(LINKS + "\\" + link.name(), Kind.LINK, 2, link.target(), lost, -1, -1));
        }
        return new NamespaceState(flat(directories));
    }

    private static Row device(IoState io, Device device, GuestMemory memory) {
        int references = (int) memory.number(device.object() + DeviceObject.REFERENCE_COUNT, Integer.BYTES)
                .orElse(0);
        String owner = Optional.ofNullable(io.drivers().get(device.driver()))
                .map(driver -> DRIVERS + "\\" + driver.service())
                .orElse("");
        return new Row(device.name(), Kind.DEVICE, 2, owner, device.deleting(), -1, references);
    }

    /** Whether a device of that name, or one above it, is there. */
    static boolean leads(IoState io, String target) {
        return io.devices().values().stream()
                .anyMatch(device -> !device.name().isEmpty()
                        && (target.equalsIgnoreCase(device.name())
                                || target.regionMatches(
                                        true,
                                        0,
                                        device.name() + "\\",
                                        0,
                                        device.name().length() + 1)));
    }

    private static void add(Map<String, List<Row>> directories, Row row) {
        int end = row.path().lastIndexOf('\\');
        String parent = end <= 0 ? "\\" : row.path().substring(0, end);
        directories.computeIfAbsent(parent, path -> new ArrayList<>()).add(row);
    }

    private static List<Row> flat(SortedMap<String, List<Row>> directories) {
        List<Row> rows = new ArrayList<>();
        List<Row> inRoot = directories.getOrDefault("\\", List.of());
        directories.remove("\\");
        rows.add(new Row("\\", Kind.DIRECTORY, 0, "", false, directories.size() + inRoot.size() + 1, -1));
        rows.add(new Row("\\DosDevices", Kind.LINK, 1, "\\??", false, -1, -1));
        inRoot.forEach(row -> rows.add(
                new Row(row.path(), row.kind(), 1, row.target(), row.lost(), row.devices(), row.references())));
        directories.forEach((path, content) -> {
            rows.add(new Row(path, Kind.DIRECTORY, 1, "", false, content.size(), -1));
            content.sort(Comparator.comparing(row -> row.path().toLowerCase(Locale.ROOT)));
            rows.addAll(content);
        });
        return rows;
    }
}
