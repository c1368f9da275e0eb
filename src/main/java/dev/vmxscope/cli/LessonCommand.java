package dev.vmxscope.cli;

import dev.vmxscope.core.lesson.Condition;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonPlay;
import dev.vmxscope.core.lesson.LessonPlayer;
import dev.vmxscope.core.lesson.Lessons;
import dev.vmxscope.core.lesson.Results;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lesson}: a lesson or a case from its first step to its last. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class LessonCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "LESSON",
            descriptionKey = "lesson.lesson")
    private @Nullable String named;

    @Option(names = "--answers", descriptionKey = "lesson.answers")
    private boolean answers;

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "lesson.csv")
    private @Nullable Path csv;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        Language language = Commands.language(spec);
        PrintWriter out = spec.commandLine().getOut();
        Texts texts = Texts.of(language, Condition.TEXTS);
        if (named == null) {
            list(out, texts, language);
            return ExitStatus.OK;
        }
        Lesson lesson = LessonOption.load(named, language);
        LessonPlay play = LessonPlayer.play(lesson);
        new LessonTranscript(out, language, answers).tell(play);
        out.flush();
        if (csv != null) {
            write(csv, Results.csv(List.of(play.attempt()), texts));
        }
        return play.fine() ? ExitStatus.OK : ExitStatus.DIFFERS;
    }

    private static void list(PrintWriter out, Texts texts, Language language) {
        out.print(texts.get("transcript.lessons") + "\n");
        Lessons.ids().forEach(id -> entry(out, id, Lessons.title(id, language)));
        out.print("\n" + texts.get("transcript.cases") + "\n");
        Scenarios.ids().forEach(id -> entry(out, id, Scenarios.title(id, language)));
        out.flush();
    }

    private static void entry(PrintWriter out, String id, String title) {
        out.print("  " + id + " ".repeat(Math.max(2, 26 - id.length())) + title + "\n");
    }

    private static void write(Path file, String text) throws InputProblem {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InputProblem(Message.of("file.unwritable", file.toString(), e.toString()), e);
        }
    }
}
