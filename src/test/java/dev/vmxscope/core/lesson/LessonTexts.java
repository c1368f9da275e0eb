package dev.vmxscope.core.lesson;

import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lesson of the tests, and changes of it. */
public final class LessonTexts {
    /** Its file. */
    public static final Path FILE = Path.of("src", "test", "resources", "lessons", "first-steps.toml");
    /** The file with its translation. */
    public static final Path CHINESE = FILE.resolveSibling("first-steps.zh_CN.toml");

    private LessonTexts() {}

    /** A file's text. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lesson's text with one part replaced. */
    public static String with(String part, String other) {
        return replaced(text(FILE), part, other);
    }

    /** A text with one part replaced. */
    static String replaced(String text, String part, String other) {
        if (!text.contains(part)) {
            throw new IllegalArgumentException("there is no " + part);
        }
        return text.replace(part, other);
    }

    /** The lesson. */
    static Lesson lesson() {
        return read(text(FILE));
    }

    /** The lesson of a text that has no mistake. */
    static Lesson read(String text) {
        try {
            return LessonReader.read(text, "t.toml", ScenarioFiles.NONE);
        } catch (ScenarioFormatException e) {
            throw new AssertionError(e);
        }
    }

    /** A lesson of one step on part2-vmxon, firmware on, one processor; with that "do" and those lines of its goal. */
    static Lesson oneStep(String deeds, String goal) {
        return read("""
                kind = "lesson"
                id = "one"
                title = "One"
                intro = "One step."
                [start]
                driver = "part2-vmxon"
                processors = 1
                [[step]]
                id = "it"
                part = "Part"
                title = "Title"
                text = "Text."
                do = [%s]
                happened = "It happened."
                panels = ["code"]
                hints = ["One.", "Two.", "Three."]
                [step.goal]
                %s
                """.formatted(deeds, goal));
    }
}
