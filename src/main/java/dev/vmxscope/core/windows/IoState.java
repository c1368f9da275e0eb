package dev.vmxscope.core.windows;

import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What the I/O and object managers keep.
 *
 * @param modules images in memory, in the order of loading
 * @param drivers by the address of the DRIVER_OBJECT
 * @param devices by the address of the DEVICE_OBJECT
 * @param links symbolic links in {@code \GLOBAL??}: lower-case name of the link to its {@link Link}
 * @param handles the program's open handles
 * @param requests IRPs under way by their addresses
 * @param shutdown devices that asked for IRP_MJ_SHUTDOWN
 */
public record IoState(
        TreePVector<Module> modules,
        TreePMap<Long, Driver> drivers,
        TreePMap<Long, Device> devices,
        TreePMap<String, Link> links,
        TreePMap<Integer, OpenFile> handles,
        TreePMap<Long, Request> requests,
        TreePVector<Long> shutdown) {
    /** Nothing. */
    public static final IoState EMPTY = new IoState(
            TreePVector.empty(),
            TreePMap.empty(),
            TreePMap.empty(),
            TreePMap.empty(),
            TreePMap.empty(),
            TreePMap.empty(),
            TreePVector.empty());

    /**
     * A symbolic link.
     *
     * @param name as it was given, without the directory
     * @param target {@code \Device\Name}
     */
    public record Link(String name, String target) {}

    IoState withModules(TreePVector<Module> value) {
        return new IoState(value, drivers, devices, links, handles, requests, shutdown);
    }

    IoState withDrivers(TreePMap<Long, Driver> value) {
        return new IoState(modules, value, devices, links, handles, requests, shutdown);
    }

    IoState withDevices(TreePMap<Long, Device> value) {
        return new IoState(modules, drivers, value, links, handles, requests, shutdown);
    }

    IoState withLinks(TreePMap<String, Link> value) {
        return new IoState(modules, drivers, devices, value, handles, requests, shutdown);
    }

    IoState withHandles(TreePMap<Integer, OpenFile> value) {
        return new IoState(modules, drivers, devices, links, value, requests, shutdown);
    }

    IoState withRequests(TreePMap<Long, Request> value) {
        return new IoState(modules, drivers, devices, links, handles, value, shutdown);
    }

    IoState withShutdown(TreePVector<Long> value) {
        return new IoState(modules, drivers, devices, links, handles, requests, value);
    }
}
