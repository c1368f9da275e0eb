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
    /** The one hive that the emulated machine has. */
    public static final String ROOT = "HKLM";

    /** The longest name of a value, in characters: far less than the 16383 of Windows, for nobody types more. */
    public static final int LONGEST_NAME = 255;

    /** The longest path, in characters. */
    private static final int LONGEST_PATH = 1000;

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

    /**
     * Whether a key can have that path: HKLM and, parted by backslashes, at least one name of 1 to 255 printable
     * characters. Source: Microsoft, "Registry Element Size Limits".
     */
    public static boolean isPath(String path) {
        String[] parts = path.split("\\\\", -1);
        if (path.length() > LONGEST_PATH || parts.length < 2 || !parts[0].equalsIgnoreCase(ROOT)) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || !isName(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value can have that name: the empty one is the key's default value. */
    public static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
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
