package dev.vmxscope.core.windows.service;

import dev.vmxscope.core.bytes.Bytes;
import java.util.OptionalInt;

/**
 * A driver's service in the database of the service control manager.
 *
 * @param name as it was created; names compare without regard to case
 * @param imagePath where its file lies, {@code \??\C:\Drivers\MyDriver.sys}
 * @param image the file
 * @param marked whether it was deleted while its driver was loaded: it goes when that is unloaded, or at a restart
 * @param lastStart with which error the last start of it came back, 0 for success; empty before the first
 */
public record DriverService(String name, String imagePath, Bytes image, boolean marked, OptionalInt lastStart) {

    /** A service just created. */
    public static DriverService created(String name, Bytes image) {
        return new DriverService(name, pathOf(name), image, false, OptionalInt.empty());
    }

    /** Where the file of a service's driver lies. */
    public static String pathOf(String name) {
        return "\\??\\C:\\Drivers\\" + name + ".sys";
    }

    /** The same with another file in the same place. */
    public DriverService withImage(Bytes other) {
        return new DriverService(name, imagePath, other, marked, lastStart);
    }

    /** The same, to be deleted. */
    public DriverService marked(boolean deleted) {
        return new DriverService(name, imagePath, image, deleted, lastStart);
    }

    /** The same after a start that came back with that error. */
    public DriverService started(int error) {
        return new DriverService(name, imagePath, image, marked, OptionalInt.of(error));
    }
}
