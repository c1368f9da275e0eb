package dev.vmxscope.cli;

import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonReader;
import dev.vmxscope.core.lesson.LessonText;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioText;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.toml.Translated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lessons and translations in files. */
final class LessonOption {
    private LessonOption() {}

    /** The lesson in that file. */
    static Lesson read(Path file, String text) throws ScenarioFormatException {
        return LessonReader.read(text, file.toString(), ScenarioOption.beside(file));
    }

    /** The lesson whose translation stands in that file; the lesson's own file lies beside it. */
    static Translated<Lesson> lessonText(Path file, String text) throws ScenarioFormatException, InputProblem {
        Path base = original(file, text);
        return LessonText.over(read(base, ScenarioOption.text(base)), text, file.toString());
    }

    /** The scenario whose translation stands in that file; the scenario's own file lies beside it. */
    static Translated<Scenario> scenarioText(Path file, String text) throws ScenarioFormatException, InputProblem {
        Path base = original(file, text);
        return ScenarioText.over(ScenarioOption.read(base, ScenarioOption.text(base)), text, file.toString());
    }

    /** {@code ID.toml} beside a translation, which says the id. */
    private static Path original(Path file, String text) throws ScenarioFormatException {
        TomlDocument document = TomlDocument.parse(text, file.toString());
        List<String> path = List.of("id");
        String name = document.requiredText(path) + ".toml";
        if (!name.matches("[a-z0-9-]+\\.toml") || !Files.isRegularFile(file.resolveSibling(name))) {
            throw document.error(path, "what it translates is not there: " + name);
        }
        return file.resolveSibling(name);
    }
}
