package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LessonPlayerTest {
    @Test
    void everyGoalOfTheLessonIsReachedByItsButtons() {
        LessonPlay play = LessonPlayer.play(LessonTexts.lesson());

        assertThat(play.fine()).isTrue();
        assertThat(play.steps()).hasSize(6).allMatch(StepPlay::fine);
        assertThat(play.attempt().mark(play.steps().get(0).step()).reached()).isEqualTo(Reached.BY_BUTTON);
        assertThat(play.attempt().mark(play.steps().get(1).step()).reached()).isEqualTo(Reached.BY_HAND);
        assertThat(play.attempt().mark(play.steps().get(2).step()).answers()).containsExactly(2);
    }

    @Test
    void aGoalThatIsNotReachedIsToldWithWhatIsMissing() {
        LessonPlay play = LessonPlayer.play(LessonTexts.read(LessonTexts.with("at = \"vmxon\"", "at = \"vmxoff\"")));

        assertThat(play.fine()).isFalse();
        assertThat(play.steps().get(4).missing()).containsExactly(new Standing.AtInstruction("vmxoff"));
    }

    @Test
    void aQuestionDoesNotMakeAGoalOneThatCanFail() {
        LessonPlay play = LessonPlayer.play(LessonTexts.read(LessonTexts.with(
                "executed = \"VMXON\"\noutcome = \"#GP(0)\"\nbugcheck = \"SYSTEM_SERVICE_EXCEPTION\"", """
                        answered = true
                        loaded = true""")));

        assertThat(play.steps().get(2).already()).isTrue();
        assertThat(play.fine()).isFalse();
    }

    @Test
    void aDriverThatRunsForEverIsStopped() throws IOException, ScenarioFormatException {
        byte[] forever = Files.readAllBytes(Path.of("src", "test", "resources", "drivers", "forever-clang-O0.sys"));
        String text = LessonTexts.with("driver = \"part2-vmxon\"", "driver = \"forever.sys\"");
        Lesson lesson = LessonReader.read(
                text.substring(0, text.indexOf("[[step]]\nid = \"create-slot\"")).replace("[\"load\"]", "[\"load\", \"open\"]"),
                "t.toml",
                name -> name.equals("forever.sys") ? Optional.of(forever) : Optional.empty());

        StepPlay played = LessonPlayer.play(lesson).steps().get(0);

        assertThat(played.fine()).isFalse();
        assertThat(played.after().machine().steps()).isBetween(20_000_000L, 21_000_000L);
    }

    @Test
    void aPlayIsTheSameEachTime() {
        LessonPlay one = LessonPlayer.play(LessonTexts.lesson());
        LessonPlay other = LessonPlayer.play(LessonTexts.lesson());

        assertThat(one.steps().get(5).after().machine().steps())
                .isEqualTo(other.steps().get(5).after().machine().steps());
    }
}
