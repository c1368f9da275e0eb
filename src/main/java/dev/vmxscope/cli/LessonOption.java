package dev.vmxscope.cli;

import dev.vmxscope.core.lesson.Cases;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonReader;
import dev.vmxscope.core.lesson.LessonText;
import dev.vmxscope.core.lesson.Lessons;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioReader;
import dev.vmxscope.core.scenario.ScenarioText;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.Overlay;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.toml.Translated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lessons and translations in files. */
final class LessonOption {
    private LessonOption() {}

    /** The lesson or case of that id or file, in a language where it is translated. */
    static Lesson load(String named, Language language) throws InputProblem {
        try {
            if (Lessons.ids().contains(named)) {
                return Lessons.load(named, language);
            }
            if (Scenarios.ids().contains(named) || !ScenarioOption.isFile(named)) {
                return Cases.of(shippedScenario(named, language), language);
            }
            return file(Path.of(named), language);
        } catch (ScenarioFormatException e) {
            throw new InputProblem(e.message(), e);
        } catch (IllegalArgumentException e) {
            // A scenario of somebody else's that shows no instruction.
            throw new InputProblem(Message.of("file.problem", named, Message.of("lesson.no-instruction")), e);
        }
    }

    private static Scenario shippedScenario(String id, Language language) throws ScenarioFormatException {
        List<String> known = new ArrayList<>(Lessons.ids());
        known.addAll(Scenarios.ids());
        if (!Scenarios.ids().contains(id)) {
            throw new ScenarioFormatException(Message.of("lesson.none", NearestName.hint(id, known)), id, 0, 0);
        }
        return Scenarios.load(id, language);
    }

    private static Lesson file(Path file, Language language) throws ScenarioFormatException, InputProblem {
        String text = ScenarioOption.text(file);
        Optional<Path> translation = translation(file, language);
        if (!ScenarioReader.kind(text, file.toString()).equals(ScenarioReader.KIND)) {
            return translation.isPresent()
                    ? lessonText(translation.get(), ScenarioOption.text(translation.get()))
                            .thing()
                    : read(file, text);
        }
        Scenario scenario = translation.isPresent()
                ? scenarioText(translation.get(), ScenarioOption.text(translation.get()))
                        .thing()
                : ScenarioOption.read(file, text);
        return Cases.of(scenario, language);
    }

    /** The translation beside a file; English has none. */
    private static Optional<Path> translation(Path file, Language language) {
        if (language == Language.ENGLISH) {
            return Optional.empty();
        }
        String id = InputFile.name(file).replaceFirst("\\.toml$", "");
        return Optional.of(file.resolveSibling(Overlay.fileName(id, language))).filter(Files::isRegularFile);
    }

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
            throw document.error(path, Message.of("translation.original", name));
        }
        return file.resolveSibling(name);
    }
}
