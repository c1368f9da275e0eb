package dev.vmxscope.core.windows;

/**
 * A device.
 *
 * @param object address of its DEVICE_OBJECT
 * @param driver address of its DRIVER_OBJECT
 * @param name {@code \Device\Name}; empty if it has none
 * @param deleting IoDeleteDevice was called while a handle was open
 */
public record Device(long object, long driver, String name, boolean deleting) {}
