package dev.vmxscope.cli;

import java.util.Locale;
import java.util.OptionalLong;

/** Numbers as users write them: {@code 5}, {@code 0x222000}, {@code 222000h}. */
final class Numbers {
    private Numbers() {}

    /** A number without sign, empty if it is written otherwise or has more than 64 bits. */
    static OptionalLong parse(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT).replace("_", "");
        try {
            if (text.startsWith("0x")) {
                return hex(text.substring(2));
            }
            return text.endsWith("h") ? hex(text.substring(0, text.length() - 1)) : decimal(text);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong hex(String digits) {
        return signed(digits) ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(digits, 16));
    }

    private static OptionalLong decimal(String digits) {
        return signed(digits) ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(digits));
    }

    private static boolean signed(String digits) {
        return digits.startsWith("+") || digits.startsWith("-");
    }
}
