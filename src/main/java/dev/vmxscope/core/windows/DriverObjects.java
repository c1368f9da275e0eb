package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DriverExtension;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Major;
import java.nio.charset.StandardCharsets;

/** Makes what stands for a driver in the guest's memory. */
final class DriverObjects {
    private final Kernel kernel;

    DriverObjects(Kernel kernel) {
        this.kernel = kernel;
    }

    /** A UNICODE_STRING in pool, with its letters behind it. */
    long unicodeString(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_16LE);
        long at = kernel.pool.allocateForWindows(16 + letters.length + 2L, "IoNm");
        kernel.space.write(at + 16, letters);
        kernel.space.writeUnicodeString(at, letters.length, letters.length + 2, at + 16);
        return at;
    }

    /** A DRIVER_OBJECT for that service's image, all its slots set to the default handler. */
    long create(String service, Module module) {
        AddressSpace space = kernel.space;
        long object = kernel.pool.allocateForWindows(DriverObject.SIZE + DriverExtension.SIZE, "Driv");
        long extension = object + DriverObject.SIZE;
        space.write(object, DriverObject.TYPE | DriverObject.SIZE << 16, 4);
        // DRVO_LEGACY_DRIVER | DRVO_INITIALIZED
        space.write32(object + DriverObject.FLAGS, 0x12);
        space.write64(object + DriverObject.DRIVER_START, module.base());
        space.write32(object + DriverObject.DRIVER_SIZE, module.size());
        space.write64(object + DriverObject.DRIVER_EXTENSION, extension);
        space.write64(object + DriverObject.DRIVER_INIT, module.entry());
        space.write(object + DriverObject.DRIVER_NAME, space.bytes(unicodeString("\\Driver\\" + service), 16));
        space.write64(
                object + DriverObject.HARDWARE_DATABASE,
                unicodeString("\\REGISTRY\\MACHINE\\HARDWARE\\DESCRIPTION\\SYSTEM"));
        for (int major = 0; major < Major.COUNT; major++) {
            space.write64(object + DriverObject.MAJOR_FUNCTION + 8L * major, Gates.kernel("IopInvalidDeviceRequest"));
        }
        space.write64(extension + DriverExtension.DRIVER_OBJECT, object);
        space.write(extension + DriverExtension.SERVICE_KEY_NAME, space.bytes(unicodeString(service), 16));
        return object;
    }
}
