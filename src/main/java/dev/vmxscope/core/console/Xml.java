package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Printable;

/** Texts in XML. */
public final class Xml {
    /** What stands before the root. */
    public static final String DECLARATION =
            "<?xml" + attribute("version", "1.0") + attribute("encoding", "UTF-8") + "?>\n";

    private Xml() {}

    /**
     * A text as content or as the value of an attribute. XML has no way to write most control characters at all, so that
     * they are escaped as on the screen.
     */
    public static String escaped(String text) {
        return Printable.withTabs(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;");
    }

    /** An attribute, the space before it included. */
    public static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value) + "\"";
    }
}
