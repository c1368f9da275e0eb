package dev.vmxscope.core.windows.print;

import java.util.List;
import java.util.Locale;

/**
 * The levels of DbgPrintEx that have a name. Source: Microsoft, dpfilter.h, and "Reading and Filtering Debugging
 * Messages", Choosing the correct level.
 */
public final class DebugLevel {
    /** DPFLTR_ERROR_LEVEL. */
    public static final int ERROR = 0;

    /** DPFLTR_INFO_LEVEL: that of DbgPrint. */
    public static final int INFO = 3;

    /** DPFLTR_MASK: with it a level is a mask, whatever its other bits are. */
    public static final int MASK = 0x80000000;

    private static final List<String> NAMES = List.of("ERROR", "WARNING", "TRACE", "INFO");

    private DebugLevel() {}

    /** The bits that a level stands for: one bit for 0 to 31, else the level itself. */
    public static int bits(int level) {
        return isBit(level) ? 1 << level : level;
    }

    /** Whether the level is the number of a bit, 0 to 31; a larger one is a mask itself. */
    public static boolean isBit(int level) {
        return Integer.compareUnsigned(level, 31) <= 0;
    }

    /** The level's name, its number where it has none, or the mask in hexadecimal. */
    public static String name(int level) {
        if (!isBit(level)) {
            return "0x" + Integer.toHexString(level).toUpperCase(Locale.ROOT);
        }
        return level < NAMES.size() ? NAMES.get(level) : Integer.toString(level);
    }
}
