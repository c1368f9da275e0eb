package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.Translated;
import org.junit.jupiter.api.Test;

class LessonTextTest {
    private final Lesson lesson = LessonTexts.lesson();
    private final String chinese = LessonTexts.text(LessonTexts.CHINESE);

    private Translated<Lesson> over(String text) throws ScenarioFormatException {
        return LessonText.over(lesson, text, "t.zh_CN.toml");
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> over(text))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTranslationReplacesTheTextsAndNothingElse() throws ScenarioFormatException {
        Translated<Lesson> translated = over(chinese);

        assertThat(translated.missing()).isEmpty();
        Lesson thing = translated.thing();
        assertThat(thing.title()).isEqualTo("最初几步");
        assertThat(thing.intro()).isEqualTo("启动驱动程序，它的创建例程把 CR4.VMXE 置 1 并执行 VMXON，关闭句柄则再次退出 VMX 操作。");
        assertThat(thing.stage()).isEqualTo(lesson.stage());
        LessonStep step = thing.steps().get(2);
        assertThat(step.title()).isEqualTo("固件说了算");
        assertThat(step.goal()).isEqualTo(lesson.steps().get(2).goal());
        assertThat(step.deeds()).isEqualTo(lesson.steps().get(2).deeds());
        assertThat(step.question().orElseThrow().right()).isEqualTo(2);
    }

    @Test
    void whatIsMissingIsNamedAndStaysInEnglish() throws ScenarioFormatException {
        String text = LessonTexts.replaced(chinese, "title = \"固件说了算\"\n", "");
        text = LessonTexts.replaced(text, "why = \"#UD 来自 CR4.VMXE，它先被检查，而在这里已置 1。\"\n", "");
        text = text.substring(0, text.indexOf("[[step]]\nid = \"and-back\""));

        Translated<Lesson> translated = over(text);

        assertThat(translated.missing())
                .containsExactly("step firmware-off.choice 2.why", "step firmware-off.title", "step and-back");
        assertThat(translated.thing().steps().get(2).title()).isEqualTo("The firmware has the last word");
    }

    @Test
    void aTranslationOfAnotherLessonIsRefused() {
        refused(LessonTexts.replaced(chinese, "id = \"first-steps\"", "id = \"second\""), "\"id\" is \"first-steps\"");
        refused(LessonTexts.replaced(chinese, "\"lesson-text\"", "\"scenario-text\""), "\"kind\" is \"lesson-text\"");
    }

    @Test
    void aStepThatTheLessonHasNotIsRefused() {
        refused(LessonTexts.replaced(chinese, "id = \"and-back\"", "id = \"and-bak\""), "did you mean \"and-back\"?");
    }

    @Test
    void aQuestionThatTheLessonHasNotIsRefused() {
        refused(chinese + "\n[step.question]\nask = \"?\"\n", "the step \"and-back\" has no question");
    }

    @Test
    void oneChoiceMoreIsRefused() {
        refused(
                LessonTexts.replaced(
                        chinese,
                        "[[step.question.choice]]\ntext = \"DrvCreate\"",
                        "[[step.question.choice]]\ntext = \"X\"\nwhy = \"Y\"\n"
                                + "[[step.question.choice]]\ntext = \"DrvCreate\""),
                "the question has 2 choices, not 3");
    }

    @Test
    void aKeyThatIsNoTextIsRefused() {
        refused(LessonTexts.replaced(chinese, "title = \"打开 VT-x\"", "do = [\"load\"]"), "unknown key \"do\"");
    }
}
