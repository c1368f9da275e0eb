package dev.vmxscope.core.scenario;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.Prose;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a fault scenario from a TOML text; the format is described in the page "Fault scenarios". */
public final class ScenarioReader {
    /** What the key {@code kind} says in a scenario. */
    public static final String KIND = "scenario";

    private static final List<String> KEYS =
            List.of("kind", "id", "title", "story", "hints", "start", "expect", "trap", "fix");
    private static final String START = "start";
    private static final String FIX = "fix";

    private final TomlDocument document;
    private final Prose prose;
    private final ScenarioFiles files;

    private ScenarioReader(TomlDocument document, ScenarioFiles files) {
        this.document = document;
        this.prose = new Prose(document);
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
            throw document.error(kind, Message.of("scenario.kind", KIND));
        }
        document.allowOnly(List.of(START), StartReader.KEYS);
        Start start = new StartReader(document, files, START).over(Start.usual());
        if (start.driver().isEmpty() || start.steps().isEmpty()) {
            throw document.error(List.of(START), Message.of("scenario.start"));
        }
        return new Scenario(
                prose.id(List.of("id")),
                prose.line(List.of("title")),
                prose.text(List.of("story")),
                start.play(),
                new ExpectationReader(document, List.of("expect"), start.processors()).read(),
                prose.hints(List.of("hints")),
                trap(),
                fix(start));
    }

    private Scenario.Trap trap() throws ScenarioFormatException {
        List<String> path = List.of("trap");
        document.allowOnly(path, List.of("answer", "why"));
        return new Scenario.Trap(
                prose.text(TomlDocument.child(path, "answer")), prose.text(TomlDocument.child(path, "why")));
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
                    Message.of("scenario.fix.whole"));
        }
        if (atFault.isEmpty() && replaced.isEmpty()) {
            throw document.error(path, Message.of("scenario.fix.nothing", List.copyOf(StartReader.KEYS)));
        }
        List<String> expect = TomlDocument.child(path, "expect");
        return new Scenario.Fix(
                prose.text(TomlDocument.child(path, "text")),
                other.play(),
                atFault,
                new ExpectationReader(document, expect, other.processors()).read());
    }
}
