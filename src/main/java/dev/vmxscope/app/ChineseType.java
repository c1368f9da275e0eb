package dev.vmxscope.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The families of type for Chinese that a system has.
 *
 * @param sans for sentences
 * @param mono for code and values, or the one that has Latin characters only
 */
record ChineseType(String sans, String mono) {
    private static final String FAMILIES = "/dev/vmxscope/ui/fonts/chinese.txt";
    private static final String SHEET = "/dev/vmxscope/ui/style/chinese.css";
    private static final String LATIN_MONO = "JetBrains Mono";
    private static final String TITLE_SHEET =
            "#language-zh-CN > .label, #menu-language > .label, .palette-title { -fx-font-family: \"Chinese Sans\"; }";

    /** The best of these families; none if not one of them is known to have Chinese characters. */
    static Optional<ChineseType> among(List<String> families) {
        List<String> known = text(FAMILIES).lines().toList();
        return first(known, "sans ", families)
                .map(sans ->
                        new ChineseType(sans, first(known, "mono ", families).orElse(LATIN_MONO)));
    }

    private static Optional<String> first(List<String> known, String kind, List<String> families) {
        return known.stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()))
                .filter(families::contains)
                .findFirst();
    }

    /** A style sheet for a window that speaks Chinese. */
    String sheet() {
        return address(text(SHEET));
    }

    /** A style sheet for a window that speaks another language: what names the Chinese one must be readable. */
    String titleSheet() {
        return address(TITLE_SHEET);
    }

    private String address(String css) {
        String named = css.replace("Chinese Sans", sans).replace("Chinese Mono", mono);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(named.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String path) {
        try (InputStream in = Objects.requireNonNull(ChineseType.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of ours cannot be read", e);
        }
    }
}
