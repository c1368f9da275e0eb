package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.DriverExtension;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Starts and stops drivers as the service control manager has the I/O manager do it. */
final class DriverLoader {
    private final Kernel kernel;

    DriverLoader(Kernel kernel) {
        this.kernel = kernel;
    }

    void load(Action.LoadDriver action) {
        kernel.scheduler.take(Boot.WORKER);
        String service = action.service();
        if (byName(service).isPresent()) {
            refuse(service, NtStatus.IMAGE_ALREADY_LOADED, List.of(), Message.of("refused.running"));
            return;
        }
        PeImage image;
        try {
            image = PeImage.parse(action.image().toArray());
        } catch (PeFormatException bad) {
            refuse(service, NtStatus.INVALID_IMAGE_FORMAT, List.of(), Message.of("refused.image", bad.message()));
            return;
        }
        List<String> missing = Images.missingKernelImports(image);
        if (!image.isNativeDriver()) {
            refuse(
                    service,
                    NtStatus.INVALID_IMAGE_FORMAT,
                    List.of(),
                    Message.of("refused.subsystem", image.header().subsystem()));
        } else if (image.header().entryRva() == 0) {
            refuse(service, NtStatus.INVALID_IMAGE_FORMAT, List.of(), Message.of("refused.entry"));
        } else if (!missing.isEmpty()) {
            refuse(service, NtStatus.PROCEDURE_NOT_FOUND, missing, Message.of("refused.imports", missing));
        } else {
            map(service, image, action.image());
        }
    }

    private void refuse(String service, int status, List<String> missing, Message text) {
        kernel.emit(new WindowsEvent.DriverRefused(service, status, missing, text));
        kernel.scheduler.park();
        kernel.actionDone();
    }

    private void map(String service, PeImage image, Bytes file) {
        long base = Images.freeBase(kernel, image.header().sizeOfImage());
        if (!image.canLoadAt(base)) {
            refuse(service, NtStatus.CONFLICTING_ADDRESSES, List.of(), Message.of("refused.relocations"));
            return;
        }
        Images.map(kernel, image, base, Images::kernelAddress, 0);
        Module module = new Module(
                service,
                base,
                image.header().sizeOfImage(),
                base + Integer.toUnsignedLong(image.header().entryRva()),
                false,
                file);
        long object = driverObject(service, module);
        IoState io = kernel.io.state();
        kernel.io.put(io.withModules(io.modules().plus(module))
                .withDrivers(io.drivers().plus(object, new Driver(service, object, module, false))));
        kernel.emit(new WindowsEvent.DriverLoaded(module, object));
        long path = unicodeString("\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\" + service);
        kernel.callGuest(new EntryReturned(object, path), module.entry(), object, path);
    }

    private long unicodeString(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_16LE);
        long at = kernel.pool.allocateForWindows(16 + letters.length + 2L, "IoNm");
        kernel.space.write(at + 16, letters);
        kernel.space.writeUnicodeString(at, letters.length, letters.length + 2, at + 16);
        return at;
    }

    private long driverObject(String service, Module module) {
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

    /** DriverEntry has returned. */
    record EntryReturned(long object, long path) implements Continuation {
        @Override
        public String caller() {
            return "IopLoadDriver+0x4bd";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.loader.started(object, path, (int) result);
        }
    }

    private void started(long object, long path, int status) {
        IoState io = kernel.io.state();
        Driver driver = io.drivers().get(object);
        if (driver == null) {
            throw new IllegalStateException("the driver is gone");
        }
        kernel.pool.freeForWindows(path);
        kernel.emit(new WindowsEvent.DriverStarted(driver.service(), status));
        if (NtStatus.isSuccess(status)) {
            repair(object);
            Driver running = new Driver(driver.service(), object, driver.module(), true);
            kernel.io.put(io.withDrivers(io.drivers().plus(object, running)));
        } else {
            remove(driver);
        }
        kernel.scheduler.park();
        kernel.actionDone();
    }

    /** What IopInitializeDriver does after DriverEntry: no slot stays empty, and the devices can be opened. */
    private void repair(long object) {
        AddressSpace space = kernel.space;
        for (int major = 0; major < Major.COUNT; major++) {
            long slot = object + DriverObject.MAJOR_FUNCTION + 8L * major;
            if (space.read64(slot) == 0) {
                space.write64(slot, Gates.kernel("IopInvalidDeviceRequest"));
            }
        }
        long device = space.read64(object + DriverObject.DEVICE_OBJECT);
        while (device != 0) {
            long flags = device + DeviceObject.FLAGS;
            space.write32(flags, space.read32(flags) & ~DeviceObject.DO_DEVICE_INITIALIZING);
            device = space.read64(device + DeviceObject.NEXT_DEVICE);
        }
    }

    private Optional<Driver> byName(String service) {
        return kernel.io.state().drivers().values().stream()
                .filter(driver -> driver.service().equalsIgnoreCase(service))
                .findFirst();
    }

    void unload(String service) {
        kernel.scheduler.take(Boot.WORKER);
        Optional<Driver> found = byName(service);
        if (found.isEmpty()) {
            stay(Message.of("note.not-loaded", service));
            return;
        }
        Driver driver = found.get();
        long routine = kernel.space.read64(driver.object() + DriverObject.DRIVER_UNLOAD);
        long open = kernel.io.state().handles().values().stream()
                .filter(file -> owner(file.device()) == driver.object())
                .count();
        if (routine == 0) {
            stay(Message.of("note.no-unload", service));
        } else if (open > 0) {
            stay(Message.of("note.open", service, open));
        } else {
            kernel.callGuest(new UnloadReturned(driver.object()), routine, driver.object());
        }
    }

    private long owner(long device) {
        Device known = kernel.io.state().devices().get(device);
        return known == null ? 0 : known.driver();
    }

    private void stay(Message why) {
        kernel.emit(new WindowsEvent.Note(why));
        kernel.scheduler.park();
        kernel.actionDone();
    }

    /** DriverUnload has returned. */
    record UnloadReturned(long object) implements Continuation {
        @Override
        public String caller() {
            return "IopLoadUnloadDriver+0x66";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            Driver driver = kernel.io.state().drivers().get(object);
            if (driver == null) {
                throw new IllegalStateException("the driver is gone");
            }
            kernel.loader.remove(driver);
            kernel.emit(new WindowsEvent.DriverUnloaded(driver.service()));
            kernel.scheduler.park();
            kernel.actionDone();
        }
    }

    /** Unmaps a driver; what it left behind is told. */
    private void remove(Driver driver) {
        for (Device device : kernel.io.state().devices().values()) {
            if (device.driver() == driver.object()) {
                note(Message.of("note.device", driver.service(), device.name()));
                kernel.io.put(kernel.io
                        .state()
                        .withDevices(kernel.io.state().devices().minus(device.object())));
            }
        }
        for (IoState.Link link : kernel.io.state().links().values()) {
            if (kernel.io.resolve("\\??\\" + link.name()).isEmpty()) {
                note(Message.of("note.link", driver.service(), link.name(), link.target()));
            }
        }
        for (PoolBlock block : kernel.pool.blocks()) {
            if (driver.module().contains(block.caller())) {
                note(Message.of(
                        "note.memory",
                        driver.service(),
                        block.size(),
                        Message.digits(block.address()),
                        block.kind(),
                        Message.digits(block.caller())));
            }
        }
        kernel.space.release(driver.module().base(), driver.module().size());
        IoState io = kernel.io.state();
        kernel.io.put(io.withModules(io.modules().minus(driver.module()))
                .withDrivers(io.drivers().minus(driver.object())));
        kernel.journal.forget(driver.object());
        kernel.pool.freeForWindows(driver.object());
    }

    private void note(Message what) {
        kernel.emit(new WindowsEvent.Note(what));
    }
}
