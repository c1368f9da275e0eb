package dev.vmxscope.cli;

import dev.vmxscope.core.lesson.Condition;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonPlay;
import dev.vmxscope.core.lesson.LessonPlayer;
import dev.vmxscope.core.lesson.Lessons;
import dev.vmxscope.core.lesson.Results;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        sortOptions = false,
        description = {
            "Plays a lesson, or a fault scenario as a case, and prints what each step tells, asks and does. Without a"
                    + " name it lists them.",
            "Exit status: 0 every goal was reached, 1 one was not, 2 bad usage or a file that cannot be used."
        })
final class LessonCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "LESSON",
            description = "The id of a lesson or scenario of the program, or a TOML file.")
    private @Nullable String named;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "en or zh-CN. Default: ${DEFAULT-VALUE}.")
    private String tag = "en";

    @Option(names = "--answers", description = "Tells the right answers.")
    private boolean answers;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes the results to a file, as the window does.")
    private @Nullable Path csv;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        Language language = language();
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

    private Language language() throws InputProblem {
        return Language.of(tag)
                .orElseThrow(() -> new InputProblem("--language: "
                        + Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(" or "))
                        + ", not " + tag));
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
            throw new InputProblem(file + ": it cannot be written (" + e + ")", e);
        }
    }
}
