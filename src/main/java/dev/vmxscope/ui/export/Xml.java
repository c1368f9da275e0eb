package dev.vmxscope.ui.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes well-formed XML 1.0; every text and attribute is escaped here. */
final class Xml {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /** Opens an element. */
    Xml open(String tag) {
        endTag();
        out.append('<').append(tag);
        open.push(tag);
        inTag = true;
        return this;
    }

    /** An attribute of the element that was just opened. */
    Xml attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    /** A number as an attribute, to a thousandth. */
    Xml attribute(String name, double value) {
        return attribute(name, number(value));
    }

    /** Text. */
    Xml text(String text) {
        endTag();
        escape(text);
        return this;
    }

    /** Closes the element that was opened last. */
    Xml close() {
        String tag = open.pop();
        if (inTag) {
            out.append("/>");
            inTag = false;
        } else {
            out.append("</").append(tag).append('>');
        }
        out.append('\n');
        return this;
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    /** A number to a thousandth, without needless zeros. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        String shorter = text.replaceFirst("\\.?0+$", "");
        return shorter.equals("-0") ? "0" : shorter;
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
    }

    /** XML 1.0, production 2. */
    private static boolean allowed(int c) {
        return c == '\n' || c == '\t' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c >= 0x10000;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
