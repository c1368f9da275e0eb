package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedLessonsTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/vmxscope/core/lessons");

    static Stream<String> ids() {
        return Lessons.ids().stream();
    }

    @Test
    void theIndexNamesThemAllAndEachHasItsTranslation() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".toml")))
                    .containsExactlyInAnyOrderElementsOf(Lessons.ids().stream()
                            .flatMap(id -> Stream.of(id + ".toml", id + ".zh_CN.toml"))
                            .toList());
        }
        assertThat(Lessons.ids()).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyGoalIsReachedByTheButtonAndDidNotHoldBefore(String id) throws ScenarioFormatException {
        Lesson lesson = Lessons.load(id, Language.ENGLISH);

        assertThat(lesson.id()).isEqualTo(id);
        assertThat(LessonPlayer.play(lesson).steps()).allMatch(StepPlay::fine);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyTextIsTranslated(String id) throws ScenarioFormatException {
        Lesson lesson = Lessons.load(id, Language.ENGLISH);
        String text = Lessons.translation(id, Language.CHINESE).orElseThrow();

        assertThat(LessonText.over(lesson, text, id).missing()).isEmpty();
        assertThat(Lessons.title(id, Language.CHINESE)).containsPattern("\\p{IsHan}");
    }

    @Test
    void anUnknownLessonIsRefused() {
        assertThatThrownBy(() -> Lessons.load("entering-vmx", Language.ENGLISH))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining("there is no such lesson");
    }
}
