package dev.vmxscope.core.windows;

/**
 * A loaded driver.
 *
 * @param service its service's name
 * @param object address of its DRIVER_OBJECT
 * @param module its image
 * @param started whether DriverEntry has succeeded
 * @param unloading whether it was told to stop: its devices cannot be opened any more, and it goes with the last handle
 */
public record Driver(String service, long object, Module module, boolean started, boolean unloading) {

    /** The same, told to stop. */
    Driver leaving() {
        return new Driver(service, object, module, started, true);
    }
}
