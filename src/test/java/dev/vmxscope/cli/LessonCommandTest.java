package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.lesson.LessonTexts;
import dev.vmxscope.core.lesson.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code lesson} says, with the whole transcripts of every lesson and of three cases in both languages.
 * {@code -Dvmxscope.transcripts=write} writes them anew; the difference is then to be read carefully.
 */
class LessonCommandTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "lesson-transcripts");
    private static final boolean WRITE = "write".equals(System.getProperty("vmxscope.transcripts"));
    private static final int COLUMNS = 100;

    @TempDir
    private Path folder;

    /** {@code bios-off.zh-CN.txt}. */
    static Stream<String> transcripts() {
        List<String> names = new ArrayList<>();
        Stream.concat(Lessons.ids().stream(), Stream.of("bios-off", "other-core", "two-faults"))
                .forEach(id -> names.addAll(List.of(id + ".en.txt", id + ".zh-CN.txt")));
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void theTranscriptIsTheGoldenOne(String name) throws IOException {
        String[] parts = name.split("\\.");
        Result result = Result.of("lesson", parts[0], "--language", parts[1], "--answers");
        Path golden = GOLDEN.resolve(name);
        if (WRITE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, result.out());
        }

        assertThat(result.out()).isEqualTo(Files.readString(golden));
        assertThat(result.status()).isZero();
    }

    @Test
    void thereIsNoTranscriptBesidesThese() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(transcripts().toList());
        }
    }

    @Test
    void withoutANameTheLessonsAndCasesAreListed() {
        Result english = Result.of("lesson");
        Result chinese = Result.of("lesson", "--language", "zh-CN");

        assertThat(english.lines())
                .startsWith("Lessons", "  entering-vmx-operation    Entering VMX operation")
                .contains("Cases", "  bios-off                  VT-x is off in the firmware");
        assertThat(chinese.lines()).contains("案例", "  bios-off                  固件中关闭了 VT-x");
        assertThat(english.status()).isZero();
    }

    @Test
    void theAnswersAreToldOnlyWhenAskedFor() {
        assertThat(Result.of("lesson", "bios-off").out()).doesNotContain("Right is");
        assertThat(Result.of("lesson", "bios-off", "--answers").out()).contains("Right is");
    }

    @Test
    void aFileIsPlayedInItsTranslationBesideIt() {
        String file = LessonTexts.FILE.toString();

        assertThat(Result.of("lesson", file).lines()).startsWith("First steps [first-steps]");
        assertThat(Result.of("lesson", file, "--language", "zh").lines()).startsWith("最初几步 [first-steps]");
    }

    @Test
    void aLineOfTextHasAtMostAHundredColumns() {
        for (String language : List.of("en", "zh-CN")) {
            // Events stand as "run" prints them, however long.
            assertThat(Result.of("lesson", LessonTexts.FILE.toString(), "--language", language).lines().stream()
                            .filter(line -> !line.matches(" *\\d+  cpu.*| {33}- .*")))
                    .allSatisfy(line -> assertThat(Paragraph.width(line)).isLessThanOrEqualTo(COLUMNS));
        }
    }

    @Test
    void aGoalThatIsNotReachedGivesStatus1() throws IOException {
        Path file = folder.resolve("a.toml");
        Files.writeString(file, LessonTexts.with("at = \"vmxon\"", "at = \"vmxoff\""));

        Result result = Result.of("lesson", file.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .contains("Goal: NOT reached: The next instruction is \"vmxoff\".")
                .endsWith("5 of 6 goals reached.\n");
    }

    @Test
    void theResultsAreWrittenToAFile() throws IOException {
        Path csv = folder.resolve("results.csv");

        assertThat(Result.of("lesson", LessonTexts.FILE.toString(), "--csv", csv.toString())
                        .status())
                .isZero();
        assertThat(Files.readString(csv).split("\r\n"))
                .hasSize(7)
                .contains(
                        "first-steps,create-slot,The table has a slot for CreateFile,A program calls CreateFile on the"
                                + " device. Which routine of the driver runs?,DrvCreate,yes,0,by hand")
                .contains("first-steps,and-back,\"In, and out again\",,,,0,by button");
    }

    @Test
    void badUsageGivesStatus2AndTheNearestName() {
        assertThat(Result.of("lesson", "bios-of").status()).isEqualTo(2);
        assertThat(Result.of("lesson", "bios-of").err())
                .isEqualTo("vmxscope: bios-of: there is no such lesson; did you mean \"bios-off\"?\n");
        assertThat(Result.of("lesson", "bios-off", "--language", "fr").err())
                .isEqualTo(
                        "vmxscope: --language: \"fr\" is not spoken here; there are en and zh-CN\nTry: vmxscope --help\n");
        assertThat(Result.of("lesson", "bios-off", "--csv", folder.toString()).status())
                .isEqualTo(2);
    }
}
