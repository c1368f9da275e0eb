package dev.vmxscope.core.windows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;

/** The functions that the real ntoskrnl exports, emulated or not. */
final class ExportNames {
    private static final String FILE = "ntoskrnl.txt";

    /** Those that are not emulated, in the order of their names. */
    static final SortedSet<String> NOT_EMULATED = notEmulated();

    private ExportNames() {}

    private static SortedSet<String> notEmulated() {
        SortedSet<String> names = new TreeSet<>();
        for (String line : text().split("\n")) {
            if (!line.startsWith("#")
                    && !Exports.KERNEL.containsKey(line)
                    && Variables.address(line).isEmpty()) {
                names.add(line);
            }
        }
        return names;
    }

    private static String text() {
        try (InputStream file = ExportNames.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("missing in the program: " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
