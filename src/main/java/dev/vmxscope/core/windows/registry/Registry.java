package dev.vmxscope.core.windows.registry;

import java.util.Optional;
import java.util.OptionalInt;
import org.pcollections.TreePMap;

/**
 * The registry: what stays on the disk when the machine is switched off. Immutable.
 *
 * @param keys by their paths in lower case
 */
public record Registry(TreePMap<String, RegistryKey> keys) {
    /** Nothing in it. */
    public static final Registry EMPTY = new Registry(TreePMap.empty());

    /** Where the kernel looks for the masks of the Debug Print Filter when it starts. */
    public static final String DEBUG_PRINT_FILTER =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Debug Print Filter";

    /** Below it each service has a key. */
    public static final String SERVICES = "HKLM\\SYSTEM\\CurrentControlSet\\Services";

    /** The key of that path. */
    public Optional<RegistryKey> key(String path) {
        return Optional.ofNullable(keys.get(RegistryKey.key(path)));
    }

    /** A REG_DWORD, empty if there is none of that name. */
    public OptionalInt dword(String path, String name) {
        return key(path).flatMap(key -> key.value(name)).stream()
                .filter(RegistryValue.Dword.class::isInstance)
                .mapToInt(value -> ((RegistryValue.Dword) value).value())
                .findFirst();
    }

    /** The same with a key more, if it is not there already. */
    public Registry withKey(String path) {
        return key(path).isPresent()
                ? this
                : new Registry(keys.plus(RegistryKey.key(path), new RegistryKey(path, TreePMap.empty())));
    }

    /** The same with a value set, in a key that is made if need be. */
    public Registry with(String path, String name, RegistryValue value) {
        RegistryKey key = key(path).orElseGet(() -> new RegistryKey(path, TreePMap.empty()));
        return new Registry(keys.plus(RegistryKey.key(path), key.with(name, value)));
    }

    /** The same without a value. */
    public Registry without(String path, String name) {
        return key(path)
                .map(key -> new Registry(keys.plus(RegistryKey.key(path), key.without(name))))
                .orElse(this);
    }

    /** The same without a key and all that is below it. */
    public Registry withoutKey(String path) {
        String key = RegistryKey.key(path);
        Registry less = new Registry(keys.minus(key));
        for (String other : keys.keySet()) {
            if (other.startsWith(key + "\\")) {
                less = new Registry(less.keys.minus(other));
            }
        }
        return less;
    }
}
