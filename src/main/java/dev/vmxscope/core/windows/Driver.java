package dev.vmxscope.core.windows;

/**
 * A loaded driver.
 *
 * @param service its service's name
 * @param object address of its DRIVER_OBJECT
 * @param module its image
 * @param started whether DriverEntry has succeeded
 */
public record Driver(String service, long object, Module module, boolean started) {}
