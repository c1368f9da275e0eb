package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.util.Optional;
import java.util.function.Consumer;
import org.pcollections.TreePMap;

/** Devices, their names and links, and what is open. */
final class IoManager {
    /** Stacks are at most 255 devices high, for StackSize has 8 bits. */
    private static final int MOST_ATTACHED = 255;

    private final Kernel kernel;
    private IoState state;

    IoManager(Kernel kernel, IoState state) {
        this.kernel = kernel;
        this.state = state;
    }

    IoState state() {
        return state;
    }

    void put(IoState value) {
        state = value;
    }

    TreePMap<Long, Request> requests() {
        return state.requests();
    }

    void put(Request request) {
        state = state.withRequests(state.requests().plus(request.irp(), request));
    }

    /** IoCreateDevice; returns an NTSTATUS. */
    int createDevice(
            long driver, int extensionSize, String name, int type, int characteristics, boolean exclusive, long out) {
        if (!name.isEmpty() && deviceNamed(name).isPresent()) {
            return NtStatus.OBJECT_NAME_COLLISION;
        }
        if (!name.isEmpty() && !name.startsWith("\\")) {
            return 0xC000003B;
        }
        AddressSpace space = kernel.space;
        int size = DeviceObject.SIZE + extensionSize;
        long device = extensionSize < 0 ? 0 : kernel.pool.allocateForWindows(size + 0x80L, "Devi");
        if (device == 0) {
            return NtStatus.INSUFFICIENT_RESOURCES;
        }
        space.write(device, DeviceObject.TYPE | (long) (size & 0xFFFF) << 16, 4);
        space.write64(device + DeviceObject.DRIVER_OBJECT, driver);
        space.write64(device + DeviceObject.NEXT_DEVICE, space.read64(driver + DriverObject.DEVICE_OBJECT));
        space.write64(driver + DriverObject.DEVICE_OBJECT, device);
        int flags = DeviceObject.DO_DEVICE_INITIALIZING
                | (exclusive ? DeviceObject.DO_EXCLUSIVE : 0)
                | (name.isEmpty() ? 0 : DeviceObject.DO_DEVICE_HAS_NAME);
        space.write32(device + DeviceObject.FLAGS, flags);
        space.write32(device + DeviceObject.CHARACTERISTICS, characteristics);
        space.write32(device + DeviceObject.DEVICE_TYPE, type);
        space.write(device + DeviceObject.STACK_SIZE, 1, 1);
        space.write64(device + DeviceObject.DEVICE_EXTENSION, extensionSize == 0 ? 0 : device + DeviceObject.SIZE);
        Dispatcher.initialize(kernel, device + DeviceObject.DEVICE_LOCK, Dispatcher.SYNCHRONIZATION_EVENT, 0x18, 1);
        long extension = device + (size + 15 & -16);
        space.write(extension, 13 | 0x70 << 16, 4);
        space.write64(extension + 8, device);
        space.write64(device + DeviceObject.OBJECT_EXTENSION, extension);
        state = state.withDevices(state.devices().plus(device, new Device(device, driver, name, false)));
        space.write64(out, device);
        return NtStatus.SUCCESS;
    }

    /** IoDeleteDevice: at once, or when its last handle is closed. */
    void deleteDevice(long object) {
        Device device = state.devices().get(object);
        if (device == null) {
            kernel.emit(new WindowsEvent.Note(Message.of("note.no-device", Message.digits(object))));
            return;
        }
        AddressSpace space = kernel.space;
        long link = device.driver() + DriverObject.DEVICE_OBJECT;
        while (space.read64(link) != 0 && space.read64(link) != object) {
            link = space.read64(link) + DeviceObject.NEXT_DEVICE;
        }
        if (space.read64(link) == object) {
            space.write64(link, space.read64(object + DeviceObject.NEXT_DEVICE));
        }
        if (space.read32(object + DeviceObject.REFERENCE_COUNT) > 0) {
            Device dying = new Device(object, device.driver(), device.name(), true);
            state = state.withDevices(state.devices().plus(object, dying));
            return;
        }
        state = state.withDevices(state.devices().minus(object));
        kernel.pool.freeForWindows(object);
    }

    /** Counts a handle; a device that was to be deleted goes with the last one. */
    void reference(long device, int change) {
        long at = device + DeviceObject.REFERENCE_COUNT;
        int count = kernel.space.read32(at) + change;
        kernel.space.write32(at, count);
        Device known = state.devices().get(device);
        if (count == 0 && known != null && known.deleting()) {
            state = state.withDevices(state.devices().minus(device));
            kernel.pool.freeForWindows(device);
        }
    }

    /** The device on top of the stack that a device belongs to: IoGetAttachedDevice. */
    long top(long device) {
        long top = device;
        for (int height = 0; height < MOST_ATTACHED; height++) {
            long above = kernel.space.read64(top + DeviceObject.ATTACHED_DEVICE);
            if (above == 0) {
                return top;
            }
            top = above;
        }
        return top;
    }

    Optional<Device> deviceNamed(String name) {
        return state.devices().values().stream()
                .filter(device -> device.name().equalsIgnoreCase(name) && !name.isEmpty())
                .findFirst();
    }

    /** IoCreateSymbolicLink. */
    int createLink(String path, String target) {
        Optional<String> name = ObjectNames.dosDevice(path);
        if (name.isEmpty()) {
            return path.startsWith("\\") ? 0xC000003A : 0xC000003B;
        }
        String key = ObjectNames.key(name.get());
        if (state.links().containsKey(key)) {
            return NtStatus.OBJECT_NAME_COLLISION;
        }
        state = state.withLinks(state.links().plus(key, new IoState.Link(name.get(), target)));
        return NtStatus.SUCCESS;
    }

    /** IoDeleteSymbolicLink. */
    int deleteLink(String path) {
        String key = ObjectNames.key(ObjectNames.dosDevice(path).orElse(""));
        if (!state.links().containsKey(key)) {
            return NtStatus.OBJECT_NAME_NOT_FOUND;
        }
        state = state.withLinks(state.links().minus(key));
        return NtStatus.SUCCESS;
    }

    /** The path of an open device and the rest behind its name. */
    record Found(Device device, String rest) {}

    /** Finds the device that an NT path names, directly or by a symbolic link. */
    Optional<Found> resolve(String path) {
        return resolve(path, link -> {});
    }

    /** The same; each symbolic link on the way is told by its path. */
    Optional<Found> resolve(String path, Consumer<String> onLink) {
        String full = path;
        for (int hops = 0; hops < 32; hops++) {
            Optional<String> below = ObjectNames.dosDevice(full);
            if (below.isEmpty()) {
                return device(full);
            }
            String name = ObjectNames.first(below.get());
            IoState.Link link = state.links().get(ObjectNames.key(name));
            if (link == null) {
                return Optional.empty();
            }
            onLink.accept("\\??\\" + link.name());
            full = link.target() + below.get().substring(name.length());
        }
        return Optional.empty();
    }

    private Optional<Found> device(String path) {
        for (Device device : state.devices().values()) {
            String name = device.name();
            boolean matches = !name.isEmpty()
                    && path.regionMatches(true, 0, name, 0, name.length())
                    && (path.length() == name.length() || path.charAt(name.length()) == '\\');
            if (matches && !device.deleting()) {
                return Optional.of(new Found(device, path.substring(name.length())));
            }
        }
        return Optional.empty();
    }

    /** The Win32 path of the first device that a link leads to, empty if there is none. */
    String firstDevicePath() {
        for (IoState.Link link : state.links().values()) {
            if (resolve("\\??\\" + link.name()).isPresent()) {
                return "\\\\.\\" + link.name();
            }
        }
        return "";
    }
}
