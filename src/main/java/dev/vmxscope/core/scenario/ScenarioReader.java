package dev.vmxscope.core.scenario;

import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a fault scenario from a TOML text; the format is described in the page "Fault scenarios". */
public final class ScenarioReader {
    /** What the key {@code kind} says in a scenario. */
    public static final String KIND = "scenario";

    private static final List<String> KEYS =
            List.of("kind", "id", "title", "story", "hints", "start", "expect", "trap", "fix");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 4000;
    private static final int HINTS = 3;
    private static final String START = "start";
    private static final String FIX = "fix";

    private final TomlDocument document;
    private final ScenarioFiles files;

    private ScenarioReader(TomlDocument document, ScenarioFiles files) {
        this.document = document;
        this.files = files;
    }

    /**
     * Reads a scenario. Every name in it is looked up now.
     *
     * @param text the TOML text, at most 128 KiB
     * @param sourceName the name that an error message shall give it
     * @param files where its own drivers and programs lie
     * @throws ScenarioFormatException if the text is no scenario
     */
    public static Scenario read(String text, String sourceName, ScenarioFiles files) throws ScenarioFormatException {
        return new ScenarioReader(TomlDocument.parse(text, sourceName), files).scenario();
    }

    /**
     * What kind of thing a TOML text describes, by its key {@code kind}.
     *
     * @throws ScenarioFormatException if it does not say
     */
    public static String kind(String text, String sourceName) throws ScenarioFormatException {
        return TomlDocument.parse(text, sourceName).requiredText(List.of("kind"));
    }

    private Scenario scenario() throws ScenarioFormatException {
        document.allowOnly(List.of(), KEYS);
        List<String> kind = List.of("kind");
        if (!document.requiredText(kind).equals(KIND)) {
            throw document.error(kind, "the kind of a fault scenario is \"" + KIND + "\"");
        }
        document.allowOnly(List.of(START), StartReader.KEYS);
        Start start = new StartReader(document, files, START).over(Start.usual());
        if (start.driver().isEmpty() || start.steps().isEmpty()) {
            throw document.error(List.of(START), "the start needs \"driver\" and \"steps\"");
        }
        return new Scenario(
                id(),
                line(List.of("title")),
                prose(List.of("story")),
                start.play(),
                new ExpectationReader(document, List.of("expect"), start.processors()).read(),
                hints(),
                trap(),
                fix(start));
    }

    private String id() throws ScenarioFormatException {
        List<String> path = List.of("id");
        String id = document.requiredText(path);
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            throw document.error(
                    path, "an id is at most " + LONGEST_ID + " small letters, digits and hyphens: \"bios-off\"");
        }
        return id;
    }

    private String line(List<String> path) throws ScenarioFormatException {
        String text = prose(path);
        if (text.length() > LONGEST_TITLE || text.contains("\n")) {
            throw document.error(path, "it must be one line of at most " + LONGEST_TITLE + " characters");
        }
        return text;
    }

    /** A text whose line ends mean nothing; an empty line parts paragraphs. */
    private String prose(List<String> path) throws ScenarioFormatException {
        String text = document.requiredText(path);
        if (text.length() > LONGEST_TEXT) {
            throw document.error(path, "it is longer than " + LONGEST_TEXT + " characters");
        }
        return joined(text);
    }

    private static String joined(String text) {
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : text.split("\\n[ \\t\\r]*\\n", -1)) {
            paragraphs.add(String.join(" ", paragraph.strip().split("\\s+", -1)));
        }
        return String.join("\n\n", paragraphs);
    }

    private List<String> hints() throws ScenarioFormatException {
        List<String> path = List.of("hints");
        List<String> hints = document.texts(path);
        if (hints.size() != HINTS) {
            throw document.error(path, "there are " + HINTS + " hints, from vague to exact, not " + hints.size());
        }
        for (String hint : hints) {
            if (hint.length() > LONGEST_TEXT) {
                throw document.error(path, "a hint is longer than " + LONGEST_TEXT + " characters");
            }
        }
        return hints.stream().map(ScenarioReader::joined).toList();
    }

    private Scenario.Trap trap() throws ScenarioFormatException {
        List<String> path = List.of("trap");
        document.allowOnly(path, List.of("answer", "why"));
        return new Scenario.Trap(prose(TomlDocument.child(path, "answer")), prose(TomlDocument.child(path, "why")));
    }

    private Scenario.Fix fix(Start start) throws ScenarioFormatException {
        List<String> path = List.of(FIX);
        List<String> keys = new ArrayList<>(StartReader.KEYS);
        keys.addAll(List.of("text", "expect"));
        document.allowOnly(path, keys);
        StartReader reader = new StartReader(document, files, FIX);
        Start other = reader.over(start);
        List<Setting> atFault = reader.atFault(start.processors());
        Optional<String> replaced = StartReader.KEYS.stream()
                .filter(key -> document.value(TomlDocument.child(path, key)) != null)
                .filter(key ->
                        !key.equals("set") || other.sets().size() > start.sets().size())
                .findFirst();
        if (!atFault.isEmpty() && replaced.isPresent()) {
            throw document.error(
                    TomlDocument.child(path, replaced.get()),
                    "what is set at the fault is the whole fix: nothing else can change with it");
        }
        if (atFault.isEmpty() && replaced.isEmpty()) {
            throw document.error(path, "the fix changes nothing; it may give " + String.join(", ", StartReader.KEYS));
        }
        List<String> expect = TomlDocument.child(path, "expect");
        return new Scenario.Fix(
                prose(TomlDocument.child(path, "text")),
                other.play(),
                atFault,
                new ExpectationReader(document, expect, other.processors()).read());
    }
}
