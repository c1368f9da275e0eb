package dev.vmxscope.core.windows.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A component of the Debug Print Filter: who prints. Each has a mask of its own. Source: Microsoft, dpfilter.h, and
 * "Reading and Filtering Debugging Messages", Identifying the component name.
 *
 * @param number DPFLTR_ number, or {@link #EVERY}
 * @param name as a value of the registry has it: {@code IHVDRIVER}
 */
public record DebugComponent(int number, String name) {
    /** The number that stands for the mask of all components, Kd_WIN2000_Mask: DPFLTR_ numbers do not reach it. */
    public static final int EVERY = -1;

    /** The component of DbgPrint and KdPrint. */
    public static final int DEFAULT = 101;

    /** The component for drivers that are not Microsoft's and drive nothing for which there is another name. */
    public static final int IHVDRIVER = 77;

    /** How many masks the kernel of Windows 10 has: what has a larger number counts as {@link #DEFAULT}. */
    public static final int COUNT = 156;

    private static final String FILE = "components.txt";
    private static final String ALL_NAME = "WIN2000";
    private static final List<DebugComponent> NAMED = read();

    /** All that have a name, by ascending number; the mask of all is not among them. */
    public static List<DebugComponent> named() {
        return NAMED;
    }

    /** The component of that number. One that has no name is called by its number. */
    public static DebugComponent of(int number) {
        if (number == EVERY) {
            return new DebugComponent(EVERY, ALL_NAME);
        }
        return number >= 0 && number < NAMED.size()
                ? NAMED.get(number)
                : new DebugComponent(number, Integer.toUnsignedString(number));
    }

    /** The component whose value in the registry has that name, in whatever case; WIN2000 too. */
    public static Optional<DebugComponent> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.equals(ALL_NAME)) {
            return Optional.of(of(EVERY));
        }
        return NAMED.stream().filter(known -> known.name().equals(upper)).findFirst();
    }

    /** Whether the registry can have a mask for it. */
    public boolean inRegistry() {
        return number == EVERY || number >= 0 && number < NAMED.size();
    }

    /** The mask's name in the running kernel: {@code nt!Kd_IHVDRIVER_Mask}. */
    public String symbol() {
        return "nt!Kd_" + name + "_Mask";
    }

    /** The constant of dpfilter.h: {@code DPFLTR_IHVDRIVER_ID}. */
    public String constant() {
        return inRegistry() && number != EVERY ? "DPFLTR_" + name + "_ID" : name;
    }

    private static List<DebugComponent> read() {
        List<DebugComponent> components = new ArrayList<>();
        for (String line : text().split("\n")) {
            if (!line.startsWith("#") && !line.isBlank()) {
                components.add(new DebugComponent(components.size(), line.strip()));
            }
        }
        return List.copyOf(components);
    }

    private static String text() {
        try (InputStream file = DebugComponent.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("missing in the program: " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
