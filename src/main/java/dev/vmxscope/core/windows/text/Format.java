package dev.vmxscope.core.windows.text;

import java.util.Locale;

/**
 * Formatted printing as the kernel and Microsoft's C runtime do it. Source: Microsoft, "Format specification syntax:
 * printf and wprintf functions"; the kernel adds {@code %wZ} and {@code %Z} for counted strings.
 */
public final class Format {
    /** What a specification can make at the most, so that a bad width cannot fill the memory. */
    private static final int WIDEST = 4096;

    private static final int LONGEST_TEXT = 1 << 20;

    private final Arguments arguments;
    private final Texts texts;
    private final boolean wide;
    private final String format;
    private final StringBuilder out = new StringBuilder();
    private int at;

    // the specification being read
    private boolean left;
    private boolean plus;
    private boolean space;
    private boolean zero;
    private boolean alternate;
    private int width;
    private int precision;
    private String size = "";

    /** Where the values come from. */
    public interface Arguments {
        /** The next one, 64 bits. */
        long next();
    }

    /** Where texts come from. Reading what is not there throws nothing but gives a mark that shows it. */
    public interface Texts {
        /** A text of bytes up to a zero byte, at most so many. */
        String narrow(long address, int limit);

        /** A text of UTF-16 units up to a zero unit, at most so many. */
        String wide(long address, int limit);

        /** The text of a UNICODE_STRING. */
        String unicodeString(long address);

        /** The text of an ANSI_STRING. */
        String ansiString(long address);
    }

    private Format(String format, Arguments arguments, Texts texts, boolean wide) {
        this.format = format;
        this.arguments = arguments;
        this.texts = texts;
        this.wide = wide;
    }

    /**
     * The printed text.
     *
     * @param wide whether it is one of the wide functions, in which %s and %c mean UTF-16
     */
    public static String print(String format, Arguments arguments, Texts texts, boolean wide) {
        return new Format(format, arguments, texts, wide).run();
    }

    private String run() {
        while (at < format.length()) {
            char letter = format.charAt(at++);
            if (letter != '%') {
                out.append(letter);
            } else if (at < format.length()) {
                specification();
            }
        }
        return out.toString();
    }

    private void specification() {
        flags();
        width = number();
        if (width < 0) {
            left = true;
            width = Math.min(WIDEST, -width);
        }
        precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision = number();
        }
        size = size();
        if (at < format.length()) {
            conversion(format.charAt(at++));
        }
    }

    private void flags() {
        left = plus = space = zero = alternate = false;
        for (; at < format.length(); at++) {
            switch (format.charAt(at)) {
                case '-' -> left = true;
                case '+' -> plus = true;
                case ' ' -> space = true;
                case '0' -> zero = true;
                case '#' -> alternate = true;
                default -> {
                    return;
                }
            }
        }
    }

    private int number() {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            return Math.max(-WIDEST, Math.min(WIDEST, (int) arguments.next()));
        }
        int value = 0;
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
            value = Math.min(WIDEST, value * 10 + format.charAt(at++) - '0');
        }
        return value;
    }

    private String size() {
        for (String candidate : new String[] {"I64", "I32", "I", "hh", "h", "ll", "l", "w", "z", "j", "t", "L"}) {
            if (format.startsWith(candidate, at)) {
                at += candidate.length();
                return candidate;
            }
        }
        return "";
    }

    private void conversion(char kind) {
        switch (kind) {
            case '%' -> out.append('%');
            case 'd', 'i' -> signed(sized(arguments.next(), true));
            case 'u' -> unsigned(Long.toUnsignedString(sized(arguments.next(), false)), "");
            case 'o' -> unsigned(Long.toOctalString(sized(arguments.next(), false)), alternate ? "0" : "");
            case 'x' -> hex(sized(arguments.next(), false), false);
            case 'X' -> hex(sized(arguments.next(), false), true);
            case 'p' -> padText(String.format(Locale.ROOT, "%016X", arguments.next()));
            case 'c', 'C' -> padText(letter(arguments.next(), isWide(kind == 'C')));
            case 's', 'S' -> text(arguments.next(), isWide(kind == 'S'));
            case 'Z' -> counted(arguments.next());
            case 'e', 'E', 'f', 'F', 'g', 'G' -> real(kind, Double.longBitsToDouble(arguments.next()));
            case 'n' -> arguments.next();
            default -> out.append(kind);
        }
    }

    private boolean isWide(boolean capital) {
        return switch (size) {
            case "h", "hh" -> false;
            case "l", "ll", "w" -> true;
            default -> wide != capital;
        };
    }

    private long sized(long value, boolean signed) {
        return switch (size) {
            case "hh" -> signed ? (byte) value : value & 0xFF;
            case "h" -> signed ? (short) value : value & 0xFFFF;
            case "ll", "I64", "I", "z", "j", "t", "L" -> value;
            default -> signed ? (int) value : value & 0xFFFFFFFFL;
        };
    }

    private void signed(long value) {
        String sign = value < 0 ? "-" : plus ? "+" : space ? " " : "";
        digits(sign, value < 0 ? Long.toUnsignedString(-value) : Long.toString(value));
    }

    private void unsigned(String digits, String prefix) {
        digits(prefix, digits);
    }

    private void hex(long value, boolean capitals) {
        String digits = Long.toHexString(value);
        String prefix = alternate && value != 0 ? "0x" : "";
        digits(
                capitals ? prefix.toUpperCase(Locale.ROOT) : prefix,
                capitals ? digits.toUpperCase(Locale.ROOT) : digits);
    }

    /** Sign or prefix, then zeros up to the precision, or up to the width if the flag 0 says so. */
    private void digits(String prefix, String value) {
        String shown = precision == 0 && value.equals("0") ? "" : value;
        int zeros = precision - shown.length();
        if (precision < 0 && zero && !left) {
            zeros = width - prefix.length() - shown.length();
        }
        padText(prefix + "0".repeat(Math.max(0, zeros)) + shown);
    }

    private static String letter(long value, boolean wideLetter) {
        return String.valueOf((char) (value & (wideLetter ? 0xFFFF : 0xFF)));
    }

    private void text(long address, boolean wideText) {
        int limit = precision < 0 ? LONGEST_TEXT : precision;
        if (address == 0) {
            padText("(null)".substring(0, Math.min(6, limit)));
        } else {
            padText(wideText ? texts.wide(address, limit) : texts.narrow(address, limit));
        }
    }

    private void counted(long address) {
        if (address == 0) {
            padText("(null)");
            return;
        }
        String text = isWide(false) ? texts.unicodeString(address) : texts.ansiString(address);
        padText(precision >= 0 && precision < text.length() ? text.substring(0, precision) : text);
    }

    private void real(char kind, double value) {
        int digits = precision < 0 ? 6 : precision;
        String text;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            text = Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        } else if (kind == 'g' || kind == 'G') {
            text = general(value, Math.max(1, digits));
        } else {
            text = String.format(Locale.ROOT, "%." + digits + Character.toLowerCase(kind), value);
        }
        String signed = plus && !text.startsWith("-") ? "+" + text : text;
        padText(Character.isUpperCase(kind) ? signed.toUpperCase(Locale.ROOT) : signed);
    }

    /** %g: the shorter of %e and %f, without zeros at the end. */
    private String general(double value, int digits) {
        String scientific = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        int exponent = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
        boolean fixed = exponent >= -4 && exponent < digits;
        String text = fixed ? String.format(Locale.ROOT, "%." + (digits - 1 - exponent) + "f", value) : scientific;
        int end = fixed ? text.length() : text.indexOf('e');
        String mantissa = text.substring(0, end);
        if (!alternate && mantissa.contains(".")) {
            mantissa = mantissa.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return mantissa + text.substring(end);
    }

    private void padText(String text) {
        String padding = " ".repeat(Math.max(0, width - text.length()));
        out.append(left ? text + padding : padding + text);
    }
}
