package dev.vmxscope.cli;

import dev.vmxscope.core.lesson.LessonReader;
import dev.vmxscope.core.lesson.LessonText;
import dev.vmxscope.core.lesson.Lessons;
import dev.vmxscope.core.scenario.ScenarioReader;
import dev.vmxscope.core.scenario.ScenarioText;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.Overlay;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: plays every scenario and lesson of a folder. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|FILE",
            descriptionKey = "check.place")
    private @Nullable Path place;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        CheckRun run = new CheckRun(spec.commandLine().getOut(), Commands.language(spec));
        if (place == null) {
            shipped(run);
        } else {
            for (Path file : files(place)) {
                check(run, file);
            }
        }
        return run.end();
    }

    private static void shipped(CheckRun run) {
        for (String id : Scenarios.ids()) {
            run.scenario(id, () -> Scenarios.load(id));
        }
        for (String id : Lessons.ids()) {
            run.lesson(id, () -> Lessons.load(id, Language.ENGLISH));
        }
        for (Language language : EnumSet.complementOf(EnumSet.of(Language.ENGLISH))) {
            for (String id : Scenarios.ids()) {
                String name = Overlay.fileName(id, language);
                Scenarios.translation(id, language)
                        .ifPresent(text -> run.translation(
                                name,
                                () -> ScenarioText.over(Scenarios.load(id), text, name)
                                        .missing()));
            }
            for (String id : Lessons.ids()) {
                String name = Overlay.fileName(id, language);
                Lessons.translation(id, language)
                        .ifPresent(text -> run.translation(
                                name,
                                () -> LessonText.over(Lessons.load(id, Language.ENGLISH), text, name)
                                        .missing()));
            }
        }
    }

    private static void check(CheckRun run, Path file) {
        String name = InputFile.name(file);
        String text;
        String kind;
        try {
            text = ScenarioOption.text(file);
            kind = ScenarioReader.kind(text, file.toString());
        } catch (ScenarioFormatException e) {
            run.unreadable(e.message());
            return;
        } catch (InputProblem e) {
            run.unreadable(e.said());
            return;
        }
        switch (kind) {
            case ScenarioReader.KIND -> run.scenario(name, () -> ScenarioOption.read(file, text));
            case LessonReader.KIND -> run.lesson(name, () -> LessonOption.read(file, text));
            case ScenarioText.KIND ->
                run.translation(
                        name, () -> LessonOption.scenarioText(file, text).missing());
            case LessonText.KIND ->
                run.translation(name, () -> LessonOption.lessonText(file, text).missing());
            default ->
                run.unreadable(Message.of("file.problem", file.toString(), Message.of("toml.kind", kind)));
        }
    }

    private static List<Path> files(Path place) throws InputProblem {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "*.toml")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new InputProblem(Message.of("file.no-folder", place.toString(), e.toString()), e);
        }
        Collections.sort(files);
        return files;
    }
}
