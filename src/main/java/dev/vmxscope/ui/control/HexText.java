package dev.vmxscope.ui.control;

import java.util.Locale;
import java.util.OptionalLong;

/** Hexadecimal numbers as people write them. */
public final class HexText {
    private static final int BITS_PER_DIGIT = 4;

    private HexText() {}

    /** A number with a digit for every four bits of its width: {@code 0x0000000000000005}. */
    public static String of(long value, int bits) {
        int digits = Math.max(1, (bits + BITS_PER_DIGIT - 1) / BITS_PER_DIGIT);
        return "0x" + String.format(Locale.ROOT, "%0" + digits + "X", value);
    }

    /** A number without leading zeros: {@code 0x2000}. */
    public static String shortOf(long value) {
        return "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
    }

    /**
     * The number that a text says, empty if it says none or one too wide. Accepts {@code 0x2000}, {@code 2000h} (the
     * manual), {@code fffff801`00001000} (WinDbg), and blanks and underscores between digits.
     *
     * @param bits how wide the number may be, 1 to 64
     */
    public static OptionalLong parse(String text, int bits) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        if (digits.startsWith("0x")) {
            digits = digits.substring(2);
        } else if (digits.endsWith("h")) {
            digits = digits.substring(0, digits.length() - 1);
        }
        digits = digits.replaceAll("[ _`]", "");
        if (!digits.matches("[0-9a-f]{1,64}")) {
            return OptionalLong.empty();
        }
        digits = digits.replaceFirst("^0+(?=.)", "");
        if (digits.length() > Long.SIZE / BITS_PER_DIGIT) {
            return OptionalLong.empty();
        }
        long value = Long.parseUnsignedLong(digits, 16);
        boolean fits = bits == Long.SIZE || value >>> bits == 0;
        return fits ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
