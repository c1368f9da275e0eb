package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Printable;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Records of comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe
 * before it. Source: OWASP, "CSV Injection".
 */
public final class Csv {
    private static final String FORMULA = "=+-@\t'";

    private Csv() {}

    /** The values as one record, its line end included. */
    public static String row(String... values) {
        return Arrays.stream(values).map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String plain = Printable.withTabs(text);
        String safe = !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
        return safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.startsWith(" ") || safe.endsWith(" ")
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
