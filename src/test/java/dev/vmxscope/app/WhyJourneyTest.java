package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What a user does in the Why panel. */
class WhyJourneyTest extends Journey {
    @Start
    void start(Stage stage) {
        begin(stage);
    }

    @Test
    void withVtxOffTheWhyPanelNamesInstructionVectorAndRequirement(FxRobot robot) {
        firmware(robot, Firmware.OFF, "VT-x off");
        click(robot, "#command-run");
        assertThat(text(robot.lookup("#trouble-banner").queryParent())).contains("vmxon", "#GP(0)");

        click(robot, "Show why");
        // One sentence for a student who knows no register; behind it everything down to the bit.
        assertThat(headline(robot))
                .contains("VT-x is switched off in this computer's firmware")
                .doesNotContain("MSR");
        assertThat(text(robot.lookup("#why-requirements").queryParent()))
                .contains("vmxon qword ptr [rcx] raised #GP(0) on processor 0", "is 0", "must be 1");
        robot.clickOn("In detail: VT-x is off in the firmware");
        assertThat(robot.lookup(".cause-detail").queryLabeled().getText()).contains("MSR 3AH", "bit 2");
        assertThat(text(robot.lookup("#why-facts").queryParent()))
                .contains("MyHypervisorDriver!AsmVmxon+0x0", "SourceAsm.asm:61", "SYSTEM_SERVICE_EXCEPTION");
        assertThat(text(robot.lookup("#why-requirements").queryParent())).contains("IA32_FEATURE_CONTROL");
        Set<Labeled> later = robot.lookup(".not-reached > .fold-line").queryAllAs(Labeled.class);
        assertThat(later).isNotEmpty().allMatch(line -> line.getText().endsWith("not reached"));

        click(robot, "#command-power-cycle");
        assertThat(robot.lookup("#trouble-banner").query().isVisible()).isFalse();
        firmware(robot, Firmware.VMX_OUTSIDE_SMX, "VT-x on");
        click(robot, "#command-run");
        assertThat(robot.lookup("#trouble-banner").query().isVisible()).isFalse();
        assertThat(lines(robot)).anyMatch(line -> line.contains("VMX Operation turned off successfully"));
    }

    @Test
    void theFirmwareIsSwitchedOnFromTheWhyPanel(FxRobot robot) {
        firmware(robot, Firmware.OFF, "VT-x off");
        click(robot, "#command-run");
        click(robot, "Show why");
        press(robot, "#why-restart-feature-control-outside-smx");
        assertThat(desktop.workbench().setup().firmware()).isEqualTo(Firmware.VMX_OUTSIDE_SMX);
        click(robot, "#command-run");
        assertThat(robot.lookup("#trouble-banner").query().isVisible()).isFalse();
        assertThat(headline(robot)).isEqualTo("vmxoff succeeded on processor 1: VMsucceed");
    }

    @Test
    void anUnlockedRegisterIsMendedFixByFixAndVmxonSucceeds(FxRobot robot) {
        stopBeforeVmxon(robot);
        assertThat(headline(robot)).isEqualTo("vmxon qword ptr [rcx] would succeed on processor 0: VMsucceed");
        toggleByHand(robot, "VMX outside SMX", "Lock");

        assertThat(headline(robot)).contains("never made its choice about VT-x final");
        assertThat(is(featureCell(robot, "Lock"), "wanted")).isTrue();
        assertThat(featureCell(robot, "Lock").getAccessibleText()).contains("VMXON needs this bit to be 1");
        assertThat(preview(robot, "#why-fix-feature-control-outside-smx")).contains("#GP(0)", "Lock is 0, must be 1");
        press(robot, "#why-fix-feature-control-outside-smx");
        assertThat(is(featureCell(robot, "VMX outside SMX"), "wanted")).isFalse();
        assertThat(preview(robot, "#why-fix-feature-control-locked")).isEqualTo("then: VMsucceed");
        press(robot, "#why-fix-feature-control-locked");
        assertThat(headline(robot)).contains("would succeed");

        click(robot, "#command-step-back");
        assertThat(is(featureCell(robot, "Lock"), "wanted")).isTrue();
        press(robot, "#why-fix-feature-control-locked");
        click(robot, "#command-step-into");
        assertThat(headline(robot)).contains("vmxon qword ptr [rcx] succeeded on processor 0: VMsucceed");
        assertThat(robot.lookup("#why-requirements").queryParent().lookupAll(".fold-line"))
                .hasSize(1);
    }

    @Test
    void allThatFailsIsFixedAtOnceAndTakenBackOneByOne(FxRobot robot) {
        stopBeforeVmxon(robot);
        toggleByHand(robot, "VMX outside SMX", "Lock");
        String before = headline(robot);
        assertThat(preview(robot, "#why-fix-all")).isEqualTo("then: VMsucceed");
        press(robot, "#why-fix-all");
        assertThat(headline(robot)).contains("would succeed");
        click(robot, "#command-step-back");
        assertThat(preview(robot, "#why-fix-feature-control-locked")).isEqualTo("then: VMsucceed");
        click(robot, "#command-step-back");
        assertThat(headline(robot)).isEqualTo(before);
        assertThat(preview(robot, "#why-fix-all")).isEqualTo("then: VMsucceed");
    }

    @Test
    void afterTheFaultAFixLeadsBackToTheInstruction(FxRobot robot) {
        open(robot, DRIVERS.resolve("part2-one-core.sys"));
        click(robot, "#command-run");
        click(robot, "Show why");
        assertThat(headline(robot)).contains("each logical processor has a switch of its own");
        press(robot, "#why-fix-vmxe-set");
        assertThat(headline(robot)).contains("would succeed on processor 1");
        assertThat(robot.lookup("#trouble-banner").query().isVisible()).isFalse();
        click(robot, "#command-run");
        assertThat(robot.lookup("#trouble-banner").query().isVisible()).isFalse();
        assertThat(lines(robot)).anyMatch(line -> line.contains("Processor 1: VMXOFF"));
    }

    @Test
    void theNameOfTheBitLeadsToItsPanel(FxRobot robot) {
        open(robot, DRIVERS.resolve("part2-one-core.sys"));
        click(robot, "#command-run");
        robot.clickOn("#tab-cpuid");
        click(robot, "Show why");
        press(robot, "CR4.VMXE");
        Node cell = cell(robot, "#cr4", "VMXE");
        assertThat(cell.isFocused()).isTrue();
        assertThat(is(cell, "wanted")).isTrue();
        assertThat(robot.lookup("#cr4 .bits-detail").queryLabeled().getText())
                .contains("VMXON needs this bit to be 1")
                .endsWith("As Windows set it when it started.");
    }

    /** The whole run, and back to the moment before its first VMXON. */
    private void stopBeforeVmxon(FxRobot robot) {
        click(robot, "#command-run");
        long step = desktop.workbench().desk().views().getValue().machine().journal().stream()
                .filter(entry -> entry.event() instanceof SystemInstructionExecuted done
                        && done.text().startsWith("vmxon"))
                .findFirst()
                .orElseThrow()
                .step();
        robot.interact(() -> {
            desktop.workbench().submit(new Command.Rewind(step - 1));
            desktop.window().dock().show("why");
        });
        quiet();
        assertThat(place()).contains("!AsmVmxon+0x0");
    }

    private static String headline(FxRobot robot) {
        return robot.lookup("#why-headline").queryLabeled().getText();
    }

    /** By the keyboard: the button may lie below what is in sight. */
    private void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        key(robot, KeyCode.SPACE);
    }

    private static String preview(FxRobot robot, String button) {
        Parent row = robot.lookup(button).query().getParent();
        return ((Labeled) row.lookup(".fix-preview")).getText();
    }

    private static Node featureCell(FxRobot robot, String field) {
        return cell(robot, ".feature-panel", field);
    }

    private void toggleByHand(FxRobot robot, String... fields) {
        robot.clickOn("#tab-feature-control");
        for (String field : fields) {
            robot.interact(() -> featureCell(robot, field).requestFocus());
            key(robot, KeyCode.SPACE);
        }
    }
}
