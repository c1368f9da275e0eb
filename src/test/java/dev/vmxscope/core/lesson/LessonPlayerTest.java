package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;

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
        LessonPlay play = LessonPlayer.play(LessonTexts.read(
                LessonTexts.with("executed = \"VMXON\"\noutcome = \"#GP(0)\"\nbugcheck = \"SYSTEM_SERVICE_EXCEPTION\"", """
                        answered = true
                        loaded = true""")));

        assertThat(play.steps().get(2).already()).isTrue();
        assertThat(play.fine()).isFalse();
    }

    @Test
    void aPlayIsTheSameEachTime() {
        LessonPlay one = LessonPlayer.play(LessonTexts.lesson());
        LessonPlay other = LessonPlayer.play(LessonTexts.lesson());

        assertThat(one.steps().get(5).after().machine().steps())
                .isEqualTo(other.steps().get(5).after().machine().steps());
    }
}
