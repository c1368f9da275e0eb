package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether goals hold after deeds; what the deeds do is read in the source of the sample part2-vmxon. */
class GoalTest {
    private static StepPlay play(String deeds, String goal) {
        return LessonPlayer.play(LessonTexts.oneStep('"' + deeds.replace("; ", "\", \"") + '"', goal))
                .steps()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load|done = \"load\"",
                "load|loaded = true",
                "load; unload|done = \"unload\"",
                "load|console = \"DriverEntry Called\"",
                "load; run MyHypervisorApp.exe|output = \"VMX Operation is supported\"",
                "load; run MyHypervisorApp.exe|done = \"run MyHypervisorApp.exe\"",
                "load; open; ioctl 0x222404|done = \"ioctl 0x00222404\"",
                "load; open|executed = \"VMXON\"",
                "load; open|vmx = \"root\"",
                "load; open; close|executed = \"VMXOFF\" & cpu = 0",
                "load; open; close; open|executed = \"VMXON\" & times = 2",
                "load; begin open; until mov cr4|at = \"mov cr4\"",
                "load; begin open; to MyHypervisorDriver!DrvCreate|at = \"MyHypervisorDriver!DrvCreate\"",
                "load; begin open; to MyHypervisorDriver!DrvCreate; step 3|at = \"MyHypervisorDriver!DrvCreate\"",
                "load|slot = \"IRP_MJ_CREATE\" & handler = \"MyHypervisorDriver!DrvCreate\"",
                "load|slot = \"IRP_MJ_PNP\" & handler = \"default\"",
                "cr4 +VMXE|cr4 = \"+VMXE\"",
                "cpu 0 feature-control 0x1|feature-control = \"0x1\"",
                "smx true|smx = true",
                "firmware off|firmware = \"off\" & feature-control = \"+Lock -VMX-outside-SMX\"",
                "processor ryzen|profile = \"ryzen\"",
                "firmware off; load; open|bugcheck = \"SYSTEM_SERVICE_EXCEPTION\"",
                "cr4 +VMXE|asked = \"VMsucceed\"",
                "firmware off; cr4 +VMXE|asked = \"#GP(0)\"",
            })
    void theGoalHoldsAfterTheDeedsAndNotBefore(String deeds, String goal) {
        StepPlay played = play(deeds, goal.replace(" & ", "\n"));

        assertThat(played.missing()).isEmpty();
        assertThat(played.already()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "begin load|done = \"load\"",
                "begin load|loaded = true",
                "load; unload|loaded = true",
                "load|console = \"VMX\"",
                "load|executed = \"VMXON\"",
                "load; open|executed = \"VMXON\" & times = 2",
                "firmware off; load; open|executed = \"VMXON\" & outcome = \"VMsucceed\"",
                "load; open; close|vmx = \"root\"",
                "load; begin open|at = \"vmxon\"",
                "load; begin open; until vmxon|at = \"MyHypervisorDriver!DrvCreate\"",
                "load|slot = \"IRP_MJ_PNP\" & handler = \"MyHypervisorDriver!DrvUnsupported\"",
                "load|cr4 = \"+VMXE\"",
                "load|bugcheck = \"SYSTEM_SERVICE_EXCEPTION\"",
                "load|asked = \"VMsucceed\"",
                "load; open; close; cr4 +VMXE; cpu 0 cr4 -VMXE|asked = \"VMsucceed\"",
            })
    void theGoalDoesNotHoldAfterOtherDeeds(String deeds, String goal) {
        assertThat(play(deeds, goal.replace(" & ", "\n")).missing()).hasSize(1);
    }

    @Test
    void aGoalThatHeldBeforeIsNoticed() {
        assertThat(play("load", "vmx = \"off\"").already()).isTrue();
    }

    @Test
    void anInstructionOnAnotherProcessorIsNotCounted() {
        Lesson two = LessonTexts.read(LessonTexts.with("processors = 1", "processors = 2")
                .replace("executed = \"VMXON\"\noutcome = \"#GP(0)\"", "executed = \"VMXON\"\ncpu = 1"));

        assertThat(LessonPlayer.play(two).steps().get(2).missing()).hasSize(1);
    }

    @Test
    void everyConditionSaysWhatIsMissing() {
        StepPlay played = play("load", "vmx = \"root\"\nexecuted = \"VMXON\"\noutcome = \"VMsucceed\"\ncpu = 0");
        Texts english = Texts.of(Language.ENGLISH, Condition.TEXTS);
        Texts chinese = Texts.of(Language.CHINESE, Condition.TEXTS);

        assertThat(played.step().goal().open(played.after(), english))
                .containsExactly(
                        "VMXON has been executed with the outcome VMsucceed on logical processor 0.",
                        "VMX root operation on logical processor 0.");
        assertThat(played.step().goal().open(played.after(), chinese))
                .containsExactly("在逻辑处理器 0 上已执行 VMXON，结果为 VMsucceed。", "逻辑处理器 0处于 VMX root 操作。");
    }

    @Test
    void whatHappenedBeforeTheStepDoesNotCount() {
        Lesson lesson = LessonTexts.read(LessonTexts.with("do = [\"run\", \"close\"]", "do = [\"run\"]")
                .replace("executed = \"VMXOFF\"\noutcome = \"VMsucceed\"\nvmx = \"off\"", "done = \"load\""));

        StepPlay last = LessonPlayer.play(lesson).steps().get(5);

        assertThat(last.missing()).containsExactly(new Happening.Done("load"));
    }
}
