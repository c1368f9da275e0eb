package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.service.ServiceState;
import java.util.Optional;
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

    /** How the service of that name stands, whether it was ever created or not. */
    public ServiceState serviceState(String service) {
        return driverOf(service)
                .map(driver -> driver.unloading()
                        ? ServiceState.STOP_PENDING
                        : driver.started() ? ServiceState.RUNNING : ServiceState.START_PENDING)
                .orElse(ServiceState.STOPPED);
    }

    /** The driver that was loaded for the service of that name. */
    public Optional<Driver> driverOf(String service) {
        return drivers.values().stream()
                .filter(driver -> driver.service().equalsIgnoreCase(service))
                .findFirst();
    }

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
