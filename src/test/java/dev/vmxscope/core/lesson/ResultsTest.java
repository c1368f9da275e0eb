package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quoting is that of RFC 4180, section 2. */
class ResultsTest {
    private static final Texts TEXTS = Texts.of(Language.ENGLISH, Condition.TEXTS);

    @Test
    void eachStepIsALineEndedByCrLf() {
        Lesson lesson = LessonTexts.oneStep("\"load\"", "done = \"load\"");

        assertThat(Results.csv(List.of(LessonPlayer.play(lesson).attempt()), TEXTS))
                .isEqualTo("lesson,step,title,question,answers,right at first try,hints used,goal\r\n"
                        + "one,it,Title,,,,0,by button\r\n");
    }

    @Test
    void theAnswersStandInTheirOrderAndTheFirstOneCounts() {
        Lesson lesson = LessonTexts.lesson();
        Attempt attempt = Attempt.begin(lesson)
                .go(2, Machine.powerOn(lesson.stage().setup()))
                .answered(1)
                .answered(2)
                .hinted();

        assertThat(Results.csv(List.of(attempt), TEXTS).split("\r\n")[3])
                .isEqualTo("first-steps,firmware-off,The firmware has the last word,"
                        + "IA32_FEATURE_CONTROL is 0x1. What will VMXON answer?,#UD; #GP(0),no,1,not reached");
    }

    @Test
    void aFieldWithACommaAQuoteOrALineEndIsQuoted() {
        Lesson lesson = LessonTexts.read(LessonTexts.with("title = \"Windows starts the driver\"", """
                title = 'He said "go", twice'"""));

        assertThat(Results.csv(List.of(Attempt.begin(lesson)), TEXTS))
                .contains("driver-starts,\"He said \"\"go\"\", twice\",,,,0,not reached\r\n");
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaGetsAnApostrophe() {
        Lesson lesson = LessonTexts.read(LessonTexts.with("title = \"Windows starts the driver\"", "title = \"=1+1\""));

        assertThat(Results.csv(List.of(Attempt.begin(lesson)), TEXTS)).contains("driver-starts,'=1+1,");
    }

    @Test
    void inChineseTheHeadIsChinese() {
        assertThat(Results.csv(List.of(), Texts.of(Language.CHINESE, Condition.TEXTS)))
                .isEqualTo("课程,步骤,标题,问题,答案,一次答对,所用提示数,目标\r\n");
    }
}
