package dev.vmxscope.core.scenario;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.Overlay;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fault scenarios that come with the program. */
public final class Scenarios {
    private static final String FOLDER = "/dev/vmxscope/core/scenarios/";
    private static final String INDEX = "index.txt";
    private static final String ENDING = ".toml";

    private Scenarios() {}

    /** Their ids, in the order in which one learns from them. */
    public static List<String> ids() {
        return needed(INDEX)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The text of the scenario of that id, one of {@link #ids()}. */
    public static String text(String id) {
        return needed(id + ENDING);
    }

    /** The text of the translation of that scenario, empty if there is none; English has none. */
    public static Optional<String> translation(String id, Language language) {
        return language.suffix().isEmpty() ? Optional.empty() : resource(Overlay.fileName(id, language));
    }

    /**
     * The scenario of that id.
     *
     * @throws ScenarioFormatException if there is none; the message gives the nearest id
     */
    public static Scenario load(String id) throws ScenarioFormatException {
        List<String> ids = ids();
        if (!ids.contains(id)) {
            throw new ScenarioFormatException(Message.of("scenario.none", NearestName.hint(id, ids)), id, 0, 0);
        }
        return ScenarioReader.read(text(id), id + ENDING, ScenarioFiles.NONE);
    }

    /**
     * The scenario of that id in a language. What is not translated is in English.
     *
     * @throws ScenarioFormatException if there is none; the message gives the nearest id
     */
    public static Scenario load(String id, Language language) throws ScenarioFormatException {
        Scenario scenario = load(id);
        Optional<String> translation = translation(id, language);
        return translation.isEmpty()
                ? scenario
                : ScenarioText.over(scenario, translation.get(), Overlay.fileName(id, language))
                        .thing();
    }

    /** The title of the scenario of that id, one of {@link #ids()}; the rest is not read. */
    public static String title(String id) {
        return title(id, Language.ENGLISH);
    }

    /** The same in a language. */
    public static String title(String id, Language language) {
        try {
            return TomlDocument.parse(translation(id, language).orElseGet(() -> text(id)), id + ENDING)
                    .requiredText(List.of("title"));
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a scenario of ours is broken", e);
        }
    }

    private static String needed(String file) {
        return resource(file)
                .orElseThrow(() -> new IllegalStateException("the program lacks its resource " + FOLDER + file));
    }

    private static Optional<String> resource(String file) {
        try (@Nullable InputStream stream = Scenarios.class.getResourceAsStream(FOLDER + file)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
