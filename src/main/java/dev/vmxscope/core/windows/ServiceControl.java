package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import dev.vmxscope.core.windows.service.DriverService;
import dev.vmxscope.core.windows.service.ServiceState;
import dev.vmxscope.core.windows.service.Services;
import dev.vmxscope.core.windows.service.Win32Error;
import java.util.Optional;

/**
 * The service control manager, as far as drivers go. Sources: Microsoft, "CreateServiceW", "StartServiceW",
 * "ControlService", "DeleteService".
 */
final class ServiceControl {
    private static final String START = "StartService";
    private static final String CONTROL = "ControlService";
    private static final String DELETE = "DeleteService";

    private final Kernel kernel;
    private Services services;

    ServiceControl(Kernel kernel, Services services) {
        this.kernel = kernel;
        this.services = services;
    }

    Services state() {
        return services;
    }

    private Registry registry() {
        return kernel.registry();
    }

    // ---- the four calls

    void create(Action.CreateService action) {
        Optional<DriverService> there = services.named(action.service());
        if (!Services.validName(action.service())) {
            answer("CreateService", action.service(), Win32Error.INVALID_NAME);
        } else if (there.isPresent()) {
            answer(
                    "CreateService",
                    action.service(),
                    there.get().marked() ? Win32Error.SERVICE_MARKED_FOR_DELETE : Win32Error.SERVICE_EXISTS);
        } else {
            put(DriverService.created(action.service(), action.image()));
            answer("CreateService", action.service(), Win32Error.SUCCESS);
        }
    }

    private void put(DriverService service) {
        services = services.with(service);
        kernel.put(Services.written(registry(), service));
    }

    void start(String name) {
        Optional<DriverService> service = services.named(name);
        int error = service.map(this::startError).orElse(Win32Error.SERVICE_DOES_NOT_EXIST);
        if (error == Win32Error.SUCCESS) {
            kernel.loader.load(
                    service.orElseThrow().name(), service.orElseThrow().image());
        } else {
            service.ifPresent(known -> services = services.with(known.started(error)));
            answer(START, name, error);
        }
    }

    private int startError(DriverService service) {
        if (service.marked()) {
            return Win32Error.SERVICE_MARKED_FOR_DELETE;
        }
        if (state(service.name()) != ServiceState.STOPPED) {
            return Win32Error.SERVICE_ALREADY_RUNNING;
        }
        if (Services.start(registry(), service.name()) == Services.DISABLED) {
            return Win32Error.SERVICE_DISABLED;
        }
        // The kernel reads where the file is from the key each time; another file than this is not on the disk.
        boolean found = Services.imagePath(registry(), service.name())
                .filter(service.imagePath()::equalsIgnoreCase)
                .isPresent();
        return found ? Win32Error.SUCCESS : Win32Error.FILE_NOT_FOUND;
    }

    void stop(String name) {
        if (services.named(name).isEmpty()) {
            answer(CONTROL, name, Win32Error.SERVICE_DOES_NOT_EXIST);
            return;
        }
        switch (state(name)) {
            case STOPPED -> answer(CONTROL, name, Win32Error.SERVICE_NOT_ACTIVE);
            case START_PENDING, STOP_PENDING -> answer(CONTROL, name, Win32Error.SERVICE_CANNOT_ACCEPT_CTRL);
            case RUNNING -> kernel.loader.unload(name);
        }
    }

    void delete(String name) {
        Optional<DriverService> service = services.named(name);
        if (service.isEmpty()) {
            answer(DELETE, name, Win32Error.SERVICE_DOES_NOT_EXIST);
        } else if (service.get().marked()) {
            answer(DELETE, name, Win32Error.SERVICE_MARKED_FOR_DELETE);
        } else {
            remove(service.get());
            answer(DELETE, name, Win32Error.SUCCESS);
        }
    }

    /** Deletes a service, or marks it while its driver is loaded. */
    private void remove(DriverService service) {
        String key = Services.path(service.name());
        if (state(service.name()) == ServiceState.STOPPED) {
            services = services.without(service.name());
            kernel.put(registry().withoutKey(key));
        } else {
            services = services.with(service.marked(true));
            kernel.put(registry().with(key, "DeleteFlag", new RegistryValue.Dword(1)));
        }
    }

    // ---- create and start in one, stop and delete in one

    void load(String name, Bytes image) {
        Optional<DriverService> there = services.named(name);
        if (state(name) == ServiceState.STOPPED) {
            put(there.map(known -> known.withImage(image)).orElseGet(() -> DriverService.created(name, image)));
        }
        kernel.loader.load(name, image);
    }

    // ---- what comes of it

    /** NtLoadDriver is over. */
    void started(String name, int status) {
        int error = status == NtStatus.IMAGE_ALREADY_LOADED
                ? Win32Error.SERVICE_ALREADY_RUNNING
                : NtStatus.isSuccess(status) ? Win32Error.SUCCESS : NtStatus.win32(status);
        services.named(name).ifPresent(known -> services = services.with(known.started(error)));
        if (kernel.action() instanceof Action.StartService) {
            kernel.emit(new WindowsEvent.ServiceAnswered(START, name, error));
        }
    }

    /** NtUnloadDriver is over: the driver is unloaded, or will be when nothing holds it any more, or stays. */
    void stopped(String name, int status) {
        if (kernel.action() instanceof Action.StopService) {
            int error = status == NtStatus.INVALID_DEVICE_REQUEST
                    ? Win32Error.INVALID_SERVICE_CONTROL
                    : NtStatus.win32(status);
            kernel.emit(new WindowsEvent.ServiceAnswered(CONTROL, name, error));
        } else if (kernel.action() instanceof Action.UnloadDriver) {
            services.named(name).filter(known -> !known.marked()).ifPresent(this::remove);
        }
    }

    /** The driver is not loaded any more. */
    void unloaded(String name) {
        services.named(name).filter(DriverService::marked).ifPresent(this::remove);
    }

    private ServiceState state(String name) {
        return kernel.io.state().serviceState(name);
    }

    private void answer(String call, String name, int error) {
        kernel.emit(new WindowsEvent.ServiceAnswered(call, name, error));
        kernel.actionDone();
    }
}
