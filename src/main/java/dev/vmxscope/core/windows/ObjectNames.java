package dev.vmxscope.core.windows;

import java.util.Locale;
import java.util.Optional;

/** Names in the object namespace. They compare without regard to case. */
final class ObjectNames {
    private ObjectNames() {}

    /** The key by which a name is kept. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * The name of a symbolic link below the directory of DOS devices: {@code Name} for {@code \DosDevices\Name},
     * {@code \??\Name} and {@code \GLOBAL??\Name}, which for a driver are one directory.
     */
    static Optional<String> dosDevice(String path) {
        for (String directory :
                new String[] {"\\DosDevices\\Global\\", "\\??\\Global\\", "\\DosDevices\\", "\\??\\", "\\GLOBAL??\\"}) {
            if (path.regionMatches(true, 0, directory, 0, directory.length()) && path.length() > directory.length()) {
                return Optional.of(path.substring(directory.length()));
            }
        }
        return Optional.empty();
    }

    /** The NT path for a path of Win32: {@code \??\Name} for {@code \\.\Name}; empty for a path to a file. */
    static Optional<String> fromWin32(String path) {
        boolean device = path.startsWith("\\\\.\\") || path.startsWith("\\\\?\\") || path.startsWith("\\??\\");
        return device && path.length() > 4 ? Optional.of("\\??\\" + path.substring(4)) : Optional.empty();
    }

    /** The first part of a path below a directory, {@code Name} of {@code Name\rest}. */
    static String first(String path) {
        int end = path.indexOf('\\');
        return end < 0 ? path : path.substring(0, end);
    }
}
