package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.util.List;
import java.util.Optional;

/** Starts and stops drivers as the service control manager has the I/O manager do it. */
final class DriverLoader {
    private final Kernel kernel;

    DriverLoader(Kernel kernel) {
        this.kernel = kernel;
    }

    /** NtLoadDriver: the action that it belongs to ends with DriverEntry. */
    void load(String service, Bytes file) {
        kernel.scheduler.take(Boot.WORKER);
        if (byName(service).isPresent()) {
            refuse(service, NtStatus.IMAGE_ALREADY_LOADED, List.of(), Message.of("refused.running"));
            return;
        }
        PeImage image;
        try {
            image = PeImage.parse(file.toArray());
        } catch (PeFormatException bad) {
            refuse(service, NtStatus.INVALID_IMAGE_FORMAT, List.of(), Message.of("refused.image", bad.message()));
            return;
        }
        Optional<Message> objection = CodeIntegrity.objection(kernel.options().policy(), image, file);
        if (objection.isPresent()) {
            refuse(service, NtStatus.INVALID_IMAGE_HASH, List.of(), objection.get());
        } else {
            load(service, file, image);
        }
    }

    private void load(String service, Bytes file, PeImage image) {
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
            CodeIntegrity.remark(kernel.options().policy(), image, file)
                    .ifPresent(what -> kernel.emit(new WindowsEvent.Note(what)));
            map(service, image, file);
        }
    }

    private void refuse(String service, int status, List<String> missing, Message text) {
        kernel.emit(new WindowsEvent.DriverRefused(service, status, missing, text));
        kernel.services.started(service, status);
        done();
    }

    private void done() {
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
        DriverObjects objects = new DriverObjects(kernel);
        long object = objects.create(service, module);
        IoState io = kernel.io.state();
        kernel.io.put(io.withModules(io.modules().plus(module))
                .withDrivers(io.drivers().plus(object, new Driver(service, object, module, false, false))));
        kernel.emit(new WindowsEvent.DriverLoaded(module, object));
        long path = objects.unicodeString("\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\" + service);
        kernel.callGuest(new EntryReturned(object, path), module.entry(), object, path);
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
            Driver running = new Driver(driver.service(), object, driver.module(), true, false);
            kernel.io.put(io.withDrivers(io.drivers().plus(object, running)));
        } else {
            remove(driver);
        }
        kernel.services.started(driver.service(), status);
        done();
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
        return kernel.io.state().driverOf(service);
    }

    /**
     * NtUnloadDriver: DriverUnload is called now, or when the last handle is closed. Source: Microsoft, "Unload Routine
     * Environment".
     */
    void unload(String service) {
        kernel.scheduler.take(Boot.WORKER);
        Optional<Driver> found = byName(service);
        if (found.isEmpty()) {
            stay(service, NtStatus.OBJECT_NAME_NOT_FOUND, Message.of("note.not-loaded", service));
            return;
        }
        Driver driver = found.get();
        long routine = unloadRoutine(driver);
        if (routine == 0) {
            stay(service, NtStatus.INVALID_DEVICE_REQUEST, Message.of("note.no-unload", service));
        } else if (driver.unloading()) {
            stay(service, NtStatus.SUCCESS, Message.of("note.unloading", service));
        } else if (held(driver)) {
            long open = kernel.io.state().handles().values().stream()
                    .filter(file -> owner(file.device()) == driver.object())
                    .count();
            kernel.verifier.leftovers().open(driver, open);
            leave(driver);
            stay(service, NtStatus.SUCCESS, Message.of("note.open", service, open));
        } else {
            leave(driver);
            kernel.callGuest(new UnloadReturned(driver.object()), routine, driver.object());
        }
    }

    private long unloadRoutine(Driver driver) {
        return kernel.space.read64(driver.object() + DriverObject.DRIVER_UNLOAD);
    }

    /** Whether anything refers to one of its devices. */
    private boolean held(Driver driver) {
        return kernel.io.state().devices().values().stream()
                .anyMatch(device -> device.driver() == driver.object()
                        && kernel.space.read32(device.object() + DeviceObject.REFERENCE_COUNT) > 0);
    }

    /** Marks the driver and its devices: from now on none of them can be opened. */
    private void leave(Driver driver) {
        IoState io = kernel.io.state();
        kernel.io.put(io.withDrivers(io.drivers().plus(driver.object(), driver.leaving())));
        for (Device device : io.devices().values()) {
            if (device.driver() == driver.object()) {
                long flags = kernel.space.read64(device.object() + DeviceObject.OBJECT_EXTENSION)
                        + DeviceObject.EXTENSION_FLAGS;
                kernel.space.write32(flags, kernel.space.read32(flags) | DeviceObject.DOE_UNLOAD_PENDING);
            }
        }
    }

    private long owner(long device) {
        Device known = kernel.io.state().devices().get(device);
        return known == null ? 0 : known.driver();
    }

    private void stay(String service, int status, Message why) {
        kernel.emit(new WindowsEvent.Note(why));
        kernel.services.stopped(service, status);
        done();
    }

    /** Nothing refers to a device of that driver any more: if it was told to stop, a thread of the system unloads it. */
    void released(long object) {
        Driver driver = kernel.io.state().drivers().get(object);
        if (driver == null || !driver.unloading() || held(driver)) {
            return;
        }
        GuestThread closer = kernel.scheduler.running();
        GuestThread worker =
                Processes.thread(kernel, Message.of("thread.worker.system"), GuestThread.SYSTEM, closer.cpu());
        kernel.scheduler.switchTo(worker.id());
        kernel.callGuest(new LateUnloadReturned(object), unloadRoutine(driver), object);
        kernel.scheduler.switchTo(closer.id());
    }

    /** DriverUnload has returned. */
    record UnloadReturned(long object) implements Continuation {
        @Override
        public String caller() {
            return "IopLoadUnloadDriver+0x66";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            String service = kernel.loader.gone(object);
            kernel.services.stopped(service, NtStatus.SUCCESS);
            kernel.loader.done();
        }
    }

    /** DriverUnload has returned that was called when the last handle was closed. */
    record LateUnloadReturned(long object) implements Continuation {
        @Override
        public String caller() {
            return "IopLoadUnloadDriver+0x66";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.loader.gone(object);
            WaitExports.endThread(kernel);
        }
    }

    private String gone(long object) {
        Driver driver = kernel.io.state().drivers().get(object);
        if (driver == null) {
            throw new IllegalStateException("the driver is gone");
        }
        remove(driver);
        kernel.emit(new WindowsEvent.DriverUnloaded(driver.service()));
        kernel.services.unloaded(driver.service());
        return driver.service();
    }

    /** Unmaps a driver; what it left behind is told. */
    private void remove(Driver driver) {
        kernel.verifier.leftovers().unloading(driver);
        for (Device device : kernel.io.state().devices().values()) {
            if (device.driver() == driver.object()) {
                kernel.io.put(kernel.io
                        .state()
                        .withDevices(kernel.io.state().devices().minus(device.object())));
            }
        }
        kernel.space.release(driver.module().base(), driver.module().size());
        IoState io = kernel.io.state();
        kernel.io.put(io.withModules(io.modules().minus(driver.module()))
                .withDrivers(io.drivers().minus(driver.object())));
        kernel.journal.forget(driver.object());
        kernel.pool.freeForWindows(driver.object());
    }
}
