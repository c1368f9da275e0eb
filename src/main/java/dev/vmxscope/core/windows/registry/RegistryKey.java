package dev.vmxscope.core.windows.registry;

import java.util.Locale;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * A key of the registry with its values. Names compare without regard to case and keep the case they were given.
 *
 * @param path {@code HKLM\SYSTEM\CurrentControlSet\...}
 * @param values by their names in lower case
 */
public record RegistryKey(String path, TreePMap<String, Named> values) {

    /**
     * A value.
     *
     * @param name as it was given
     * @param value its data
     */
    public record Named(String name, RegistryValue value) {}

    /** The value of that name. */
    public Optional<RegistryValue> value(String name) {
        return Optional.ofNullable(values.get(key(name))).map(Named::value);
    }

    RegistryKey with(String name, RegistryValue value) {
        return new RegistryKey(path, values.plus(key(name), new Named(name, value)));
    }

    RegistryKey without(String name) {
        return new RegistryKey(path, values.minus(key(name)));
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
