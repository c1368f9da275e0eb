package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.Landing;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonReaderTest {
    private static void refused(String text, String message) {
        assertThatThrownBy(() -> LessonReader.read(text, "t.toml", ScenarioFiles.NONE))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLessonHasItsStageItsPartsAndItsSteps() {
        Lesson lesson = LessonTexts.lesson();

        assertThat(lesson.id()).isEqualTo("first-steps");
        assertThat(lesson.parts()).containsExactly("The driver", "VMXON", "The way back");
        assertThat(lesson.stage().driver().fileName()).isEqualTo("part2-vmxon.sys");
        assertThat(lesson.stage().setup().processors()).isEqualTo(1);
        assertThat(lesson.steps()).extracting(LessonStep::id).endsWith("before-vmxon", "and-back");
        assertThat(lesson.steps().get(0).text()).contains("DRIVER_OBJECT, and calls DriverEntry.\n\nDriverEntry says");
    }

    @Test
    void theExampleOfThePageOnLessonsIsPlayedToItsEnd() {
        String page = LessonTexts.text(Path.of("src", "site", "markdown", "lessons.md"));
        int start = page.indexOf("kind = \"lesson\"");

        Lesson example = LessonTexts.read(page.substring(start, page.indexOf("```", start)));

        assertThat(LessonPlayer.play(example).fine()).isTrue();
    }

    @Test
    void theWordsOfAStepAreCommands() {
        LessonStep step = LessonTexts.lesson().steps().get(4);

        assertThat(step.deeds()).extracting(Deed::word).containsExactly("begin open", "until vmxon");
        assertThat(step.deeds().get(0).command())
                .isInstanceOfSatisfying(
                        Command.Do.class, done -> assertThat(done.input()).isInstanceOf(Input.Request.class));
        assertThat(step.deeds().get(1).command())
                .isEqualTo(new Command.RunToPlace(new Landing.BeforeInstruction("vmxon")));
        assertThat(((Command.All) step.doIt()).commands()).hasSize(2);
    }

    @Test
    void afterAnotherDriverTheWordLoadLoadsThatOne() {
        Lesson lesson = LessonTexts.read(LessonTexts.with("do = [\"firmware on\", \"load\"]", """
                do = ["driver part2-careful", "firmware on", "load"]"""));

        assertThat(lesson.driverAt(3).service()).isEqualTo("part2-vmxon");
        assertThat(lesson.driverAt(4).service()).isEqualTo("part2-careful");
        Deed load = lesson.steps().get(3).deeds().get(2);
        assertThat(load.command())
                .isEqualTo(new Command.Perform(lesson.driverAt(4).load()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title = \"First steps\"|titel = \"First steps\"|t.toml:4:1: unknown key \"titel\"; did you mean \"title\"?",
                "panels = [\"feature-control\"]|panels = [\"featurecontrol\"]|did you mean \"feature-control\"?",
                "until vmxon|until vmxonn|did you mean \"vmxon\"?",
                "until vmxon|to MyHypervisorDriver!DrvCreat|did you mean \"DrvCreate\"?",
                "until vmxon|to MyDriver!DrvCreate|the modules here: MyHypervisorDriver",
                "begin open|begin opn|\"opn\" is nothing that can be done",
                "do = [\"open\"]|do = [\"opem\"]|did you mean \"open\"?",
                "do = [\"open\"]|do = [\"step 0\"]|is no number from 1 to 1000",
                "do = [\"open\"]|do = [\"cpu 1 cr4 +VMXE\"]|is no number from 0 to 0",
                "do = [\"open\"]|do = [\"cr4 +VMXF\"]|CR4 has no bit \"VMXF\"; did you mean \"VMXE\"?",
                "do = [\"open\"]|do = [\"firmware offf\"]|did you mean \"off\"?",
                "do = [\"open\"]|do = [\"processor ryzn\"]|did you mean \"ryzen\"?",
                "do = [\"open\"]|do = [\"driver part3\"]|did you mean \"part2\"?",
                "outcome = \"#GP(0)\"|outcome = \"#GP0\"|\"#GP0\" is no outcome",
                "executed = \"VMXOFF\"|executed = \"VMXOFFF\"|did you mean \"VMXOFF\"?",
                "executed = \"VMXOFF\"|done = \"close\"|\"outcome\" needs \"executed\"",
                "vmx = \"off\"|vmx = \"of\"|\"vmx\" is not \"of\"; did you mean \"off\"?",
                "cr4 = \"+VMXE\"|cr4 = \"VMXE\"|write \"+NAME\", \"-NAME\" or a value",
                "at = \"vmxon\"|slot = \"IRP_MJ_CREATE\"|\"slot\" and \"handler\" need each other",
                "loaded = true|cpu = 0|nothing here depends on that",
                "id = \"create-slot\"|id = \"driver-starts\"|two steps are called \"driver-starts\"",
                "part = \"The way back\"|part = \"The driver\"|the steps of the part \"The driver\" stand apart",
                "kind = \"lesson\"|kind = \"lessen\"|the kind of a lesson is \"lesson\"",
            })
    void aMistakeIsToldWithTheNearestName(String part, String other, String message) {
        refused(LessonTexts.with(part, other), message);
    }

    @Test
    void aMistakeIsToldWithItsLine() {
        String text = LessonTexts.with("executed = \"VMXOFF\"", "executed = \"VMXOF\"");
        int line = text.substring(0, text.indexOf("executed = \"VMXOF\"")).split("\n", -1).length;

        refused(text, "t.toml:" + line + ":1: no instruction is called");
    }

    @Test
    void aQuestionNeedsExactlyOneRightChoice() {
        refused(LessonTexts.with("right = true\n", ""), "exactly one choice is right, not 0");
        refused(
                LessonTexts.with("text = \"DriverEntry\"\n", "text = \"DriverEntry\"\nright = true\n"),
                "exactly one choice is right, not 2");
    }

    @Test
    void aStepNeedsThreeHints() {
        refused(LessonTexts.with("\"Look at IA32_FEATURE_CONTROL.\", ", ""), "there are 3 hints");
    }

    @Test
    void aGoalThatIsNoAnswerNeedsSomethingToBeDone() {
        refused(LessonTexts.with("do = [\"run\", \"close\"]\n", ""), "\"do\" is missing");
    }

    @Test
    void aGoalThatIsAnAnswerNeedsAQuestion() {
        refused(LessonTexts.with("at = \"vmxon\"", "answered = true"), "there is no question to answer");
    }

    @Test
    void aStepWithoutGoalIsRefused() {
        refused(LessonTexts.with("[step.goal]\nanswered = true\n", ""), "a goal asks for something");
    }

    @Test
    void aLessonMakesABoundedNumberOfSingleSteps() {
        String many = "\"step 1000\", ".repeat(21);

        refused(LessonTexts.with("do = [\"open\"]", "do = [" + many + "]"), "at most 20000 single steps");
    }

    @Test
    void theStartOfALessonHasNoSteps() {
        refused(LessonTexts.with("processors = 1\n", "processors = 1\nsteps = [\"load\"]\n"), "unknown key \"steps\"");
    }
}
