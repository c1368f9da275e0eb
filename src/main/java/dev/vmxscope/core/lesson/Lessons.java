package dev.vmxscope.core.lesson;

import dev.vmxscope.core.scenario.ScenarioFiles;
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

/** The lessons that come with the program. */
public final class Lessons {
    private static final String FOLDER = "/dev/vmxscope/core/lessons/";
    private static final String INDEX = "index.txt";
    private static final String ENDING = ".toml";

    private Lessons() {}

    /** Their ids, in the order in which one takes them. */
    public static List<String> ids() {
        return resource(INDEX)
                .map(index -> index.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /**
     * The lesson of that id. What is not translated is in English.
     *
     * @throws ScenarioFormatException if there is none; the message gives the nearest id
     */
    public static Lesson load(String id, Language language) throws ScenarioFormatException {
        List<String> ids = ids();
        if (!ids.contains(id)) {
            throw new ScenarioFormatException(Message.of("lesson.none", NearestName.hint(id, ids)), id, 0, 0);
        }
        Lesson lesson = LessonReader.read(text(id), id + ENDING, ScenarioFiles.NONE);
        Optional<String> translation = translation(id, language);
        return translation.isEmpty()
                ? lesson
                : LessonText.over(lesson, translation.get(), Overlay.fileName(id, language))
                        .thing();
    }

    /** The text of the lesson of that id, one of {@link #ids()}. */
    public static String text(String id) {
        return resource(id + ENDING).orElseThrow(() -> new IllegalStateException("the program lacks its lesson " + id));
    }

    /** The text of the translation of that lesson, empty if there is none; English has none. */
    public static Optional<String> translation(String id, Language language) {
        return language.suffix().isEmpty() ? Optional.empty() : resource(Overlay.fileName(id, language));
    }

    /** The title of the lesson of that id, one of {@link #ids()}; the rest is not read. */
    public static String title(String id, Language language) {
        try {
            return TomlDocument.parse(translation(id, language).orElseGet(() -> text(id)), id + ENDING)
                    .requiredText(List.of("title"));
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a lesson of ours is broken", e);
        }
    }

    private static Optional<String> resource(String file) {
        try (@Nullable InputStream stream = Lessons.class.getResourceAsStream(FOLDER + file)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
