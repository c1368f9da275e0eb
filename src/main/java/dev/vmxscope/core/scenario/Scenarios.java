package dev.vmxscope.core.scenario;

import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The fault scenarios that come with the program. */
public final class Scenarios {
    private static final String FOLDER = "/dev/vmxscope/core/scenarios/";
    private static final String INDEX = "index.txt";

    private Scenarios() {}

    /** Their ids, in the order in which one learns from them. */
    public static List<String> ids() {
        return resource(INDEX)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The text of the scenario of that id, one of {@link #ids()}. */
    public static String text(String id) {
        return resource(id + ".toml");
    }

    /**
     * The scenario of that id.
     *
     * @throws ScenarioFormatException if there is none; the message gives the nearest id
     */
    public static Scenario load(String id) throws ScenarioFormatException {
        List<String> ids = ids();
        if (!ids.contains(id)) {
            throw new ScenarioFormatException("there is no such scenario" + NearestName.hint(id, ids), id, 0, 0);
        }
        return ScenarioReader.read(text(id), id + ".toml", ScenarioFiles.NONE);
    }

    /** The title of the scenario of that id, one of {@link #ids()}; the rest is not read. */
    public static String title(String id) {
        try {
            return TomlDocument.parse(text(id), id + ".toml").requiredText(List.of("title"));
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a scenario of ours is broken", e);
        }
    }

    private static String resource(String file) {
        try (InputStream stream = Scenarios.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its resource " + FOLDER + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
