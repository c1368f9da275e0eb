package dev.vmxscope.core.windows.service;

import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The services that were created, and how each is written in the registry. Immutable; it outlasts a restart.
 *
 * @param byName by their names in lower case
 */
public record Services(TreePMap<String, DriverService> byName) {
    /** None. */
    public static final Services NONE = new Services(TreePMap.empty());

    /** SERVICE_KERNEL_DRIVER. */
    public static final int KERNEL_DRIVER = 1;
    /** SERVICE_DEMAND_START: it is started when somebody asks for it. */
    public static final int DEMAND_START = 3;
    /** SERVICE_DISABLED: it cannot be started. */
    public static final int DISABLED = 4;

    private static final int AUTO_START = 2;
    private static final int ERROR_NORMAL = 1;
    private static final int LONGEST_NAME = 256;

    /** The service of that name. */
    public Optional<DriverService> named(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    /** All of them, by name. */
    public Collection<DriverService> all() {
        return byName.values();
    }

    /** The same with that service, in place of one of the same name. */
    public Services with(DriverService service) {
        return new Services(byName.plus(key(service.name()), service));
    }

    /** The same without the service of that name. */
    public Services without(String name) {
        return new Services(byName.minus(key(name)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a service can have that name: at most 256 characters, no slash and no backslash. Source: Microsoft,
     * "CreateServiceW", lpServiceName.
     */
    public static boolean validName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }

    /** The path of a service's key. */
    public static String path(String name) {
        return Registry.SERVICES + "\\" + name;
    }

    /** The registry with a service's key as CreateService writes it. */
    public static Registry written(Registry registry, DriverService service) {
        String key = path(service.name());
        return registry.with(key, "Type", new RegistryValue.Dword(KERNEL_DRIVER))
                .with(key, "Start", new RegistryValue.Dword(DEMAND_START))
                .with(key, "ErrorControl", new RegistryValue.Dword(ERROR_NORMAL))
                .with(key, "ImagePath", new RegistryValue.Text(service.imagePath(), true))
                .with(key, "DisplayName", new RegistryValue.Text(service.name(), false));
    }

    /** The path of the driver's file as the registry has it now, empty if it has none. */
    public static Optional<String> imagePath(Registry registry, String name) {
        return registry.key(path(name))
                .flatMap(key -> key.value("ImagePath"))
                .filter(RegistryValue.Text.class::isInstance)
                .map(value -> ((RegistryValue.Text) value).text());
    }

    /** The number under Start in the registry; {@link #DEMAND_START} if there is none. */
    public static int start(Registry registry, String name) {
        return registry.dword(path(name), "Start").orElse(DEMAND_START);
    }

    /** Whether Windows starts it by itself: a boot, system or automatic start. */
    public static boolean automatic(Registry registry, String name) {
        int start = start(registry, name);
        return start >= 0 && start <= AUTO_START;
    }

    /** The registry as Windows leaves it when it starts: what was marked for deletion goes. */
    public Registry swept(Registry registry) {
        Registry left = registry;
        for (DriverService service : all()) {
            left = service.marked() ? left.withoutKey(path(service.name())) : left;
        }
        return left;
    }

    /** The services that a newly started Windows finds in that registry. */
    public Services found(Registry registry) {
        Services found = this;
        for (DriverService service : all()) {
            if (registry.key(path(service.name())).isEmpty()) {
                found = found.without(service.name());
            }
        }
        return found;
    }
}
