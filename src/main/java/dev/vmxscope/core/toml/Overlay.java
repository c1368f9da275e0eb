package dev.vmxscope.core.toml;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the texts of a thing in another language. A text that is missing stays as it is, and is noted. One use only: it
 * collects what is missing.
 */
public final class Overlay {
    private final TomlDocument document;
    private final String prefix;
    private final List<String> missing;

    private Overlay(TomlDocument document, String prefix, List<String> missing) {
        this.document = document;
        this.prefix = prefix;
        this.missing = missing;
    }

    /**
     * The overlay in a text.
     *
     * @param kind what its key {@code kind} must say
     * @param id what its key {@code id} must say
     * @param keys the other keys that it may have
     * @throws ScenarioFormatException if it is no overlay of that thing
     */
    public static Overlay of(String text, String sourceName, String kind, String id, List<String> keys)
            throws ScenarioFormatException {
        TomlDocument document = TomlDocument.parse(text, sourceName);
        List<String> all = new ArrayList<>(List.of("kind", "id"));
        all.addAll(keys);
        document.allowOnly(List.of(), all);
        require(document, "kind", kind);
        require(document, "id", id);
        return new Overlay(document, "", new ArrayList<>());
    }

    /** The name of the file with the translation of a thing into a language other than English, {@code ID.zh_CN.toml}. */
    public static String fileName(String id, Language language) {
        return id + "." + language.suffix().substring(1) + ".toml";
    }

    private static void require(TomlDocument document, String key, String value) throws ScenarioFormatException {
        List<String> path = List.of(key);
        String written = document.requiredText(path);
        if (!written.equals(value)) {
            throw document.error(path, Message.of("toml.other", key, value, written));
        }
    }

    /** The same for one table of a list in it; what is missing is noted with the name in front. */
    public Overlay inside(TomlDocument table, String name) {
        return new Overlay(table, prefix + name + ".", missing);
    }

    /** The document or table that it reads. */
    public TomlDocument document() {
        return document;
    }

    /** Notes that something is missing. */
    public void miss(String name) {
        missing.add(prefix + name);
    }

    /** What was missing so far, {@code trap.why}. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /** A title. */
    public String line(List<String> path, String otherwise) throws ScenarioFormatException {
        return has(path) ? new Prose(document).line(path) : otherwise;
    }

    /** Paragraphs; an empty text needs no translation. */
    public String text(List<String> path, String otherwise) throws ScenarioFormatException {
        return otherwise.isEmpty() || !has(path) ? otherwise : new Prose(document).text(path);
    }

    /** Three hints. */
    public List<String> hints(List<String> path, List<String> otherwise) throws ScenarioFormatException {
        return has(path) ? new Prose(document).hints(path) : otherwise;
    }

    private boolean has(List<String> path) {
        boolean there = document.value(path) != null;
        if (!there) {
            miss(String.join(".", path));
        }
        return there;
    }
}
