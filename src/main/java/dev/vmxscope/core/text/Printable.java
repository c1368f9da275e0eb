package dev.vmxscope.core.text;

/** What a guest or a file said, fit for a screen: control characters and what cannot be seen are written as escapes. */
public final class Printable {
    private Printable() {}

    /** The same on one line. */
    public static String text(String said) {
        return plain(said) ? said : escaped(said, false);
    }

    /** The same on one line, but for tabs, which stay. */
    public static String withTabs(String said) {
        return plain(said) ? said : escaped(said, true);
    }

    private static boolean plain(String said) {
        for (int at = 0; at < said.length(); at++) {
            char c = said.charAt(at);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String said, boolean tabs) {
        StringBuilder shown = new StringBuilder(said.length());
        said.codePoints().forEach(c -> append(shown, c, tabs));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c, boolean tabs) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append(tabs ? "\t" : "\\t");
            default -> {
                if (visible(c)) {
                    shown.appendCodePoint(c);
                } else {
                    shown.append("\\u{").append(Integer.toHexString(c)).append('}');
                }
            }
        }
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
