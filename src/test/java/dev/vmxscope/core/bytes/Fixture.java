package dev.vmxscope.core.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built images and what LLVM's tools say about them; {@code build.sh} beside them made all of it. */
public final class Fixture {
    private Fixture() {}

    public static byte[] bytes(String name) {
        try (InputStream stream = Fixture.class.getResourceAsStream("/symbols/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a tool printed. */
    public static String text(String name) {
        return new String(bytes("expected/" + name), StandardCharsets.UTF_8);
    }

    /** Every match of a pattern in a tool's output, its groups joined by one space. */
    public static List<String> all(String text, String regex) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(regex, Pattern.MULTILINE).matcher(text);
        while (matcher.find()) {
            List<String> groups = new ArrayList<>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i));
            }
            found.add(String.join(" ", groups));
        }
        return found;
    }

    /** The first match, as {@link #all} gives it. */
    public static String one(String text, String regex) {
        return all(text, regex).get(0);
    }
}
