package dev.vmxscope.core.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is well-formed XML too (HTML Living Standard, section 14; XML 1.0). Every text and every value of an
 * attribute is escaped here and nowhere else, so that nothing that a driver says becomes markup.
 */
final class Html {
    private static final Set<String> EMPTY_ELEMENTS = Set.of("meta", "br");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; {@code attributes} are names and values in turn. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int at = 0; at < attributes.length; at += 2) {
            out.append(' ').append(attributes[at]).append("=\"");
            escape(attributes[at + 1]);
            out.append('"');
        }
        if (EMPTY_ELEMENTS.contains(tag)) {
            out.append("/>");
        } else {
            out.append('>');
            open.push(tag);
        }
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        String tag = open.pop();
        out.append("</").append(tag).append('>');
        if (!tag.equals("span") && !tag.equals("code") && !tag.equals("td") && !tag.equals("th")) {
            out.append('\n');
        }
        return this;
    }

    /** Text. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** An element that holds text only. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Style or script of our own, which holds no character that XML would take for markup. */
    Html raw(String ours) {
        if (ours.indexOf('<') >= 0 || ours.indexOf('&') >= 0) {
            throw new IllegalArgumentException("markup in style or script");
        }
        out.append(ours);
        return this;
    }

    /** A row of a table. */
    Html row(String... cells) {
        open("tr");
        for (String cell : cells) {
            element("td", cell);
        }
        return close();
    }

    /** A row of a table whose first cell is its heading. */
    Html headed(String head, String... cells) {
        open("tr");
        element("th", head, "scope", "row");
        for (String cell : cells) {
            element("td", cell);
        }
        return close();
    }

    /** Opens a table with a caption and, if there are any, headings of its columns; the body is open then. */
    Html table(String caption, String style, String... columns) {
        open("div", "class", "wide", "tabindex", "0", "role", "group", "aria-label", caption);
        open("table", "class", style);
        element("caption", caption);
        if (columns.length > 0) {
            open("thead").open("tr");
            for (String column : columns) {
                element("th", column, "scope", "col");
            }
            close().close();
        }
        return open("tbody");
    }

    /** Closes a table. */
    Html endTable() {
        return close().close().close();
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
    }

    /**
     * XML 1.0, production 2, without the control characters that browsers treat each in its own way, and without those
     * that turn the direction of text around (Unicode Standard Annex 9).
     */
    private static boolean allowed(int c) {
        boolean turning = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return !turning && inMarkup(c);
    }

    private static boolean inMarkup(int c) {
        return c == '\n'
                || c == '\t'
                || c >= 0x20 && c < 0x7F
                || c >= 0xA0 && c < 0xD800
                || c >= 0xE000 && c < 0xFFFE
                || c >= 0x10000;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
