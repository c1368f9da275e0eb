package dev.vmxscope.core.toml;

import java.util.List;
import java.util.Locale;

/** Values as TOML writes them. TOML 1.0, toml.io. */
public final class TomlValue {
    private TomlValue() {}

    /** A text: as it is between single quotes where that can be, else with escapes. */
    public static String text(String text) {
        boolean plain = text.codePoints().noneMatch(c -> c == '\'' || escaped(c));
        return plain ? "'" + text + "'" : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder written = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                written.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                written.append("\\n");
            } else if (escaped(c)) {
                written.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                written.appendCodePoint(c);
            }
        });
        return written.append('"').toString();
    }

    private static boolean escaped(int c) {
        return c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029;
    }

    /** A list of texts, one a line. */
    public static String list(List<String> texts) {
        if (texts.isEmpty()) {
            return "[]";
        }
        StringBuilder written = new StringBuilder("[\n");
        texts.forEach(text -> written.append("  ").append(text(text)).append(",\n"));
        return written.append(']').toString();
    }
}
