package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioFormatException;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.ui.control.CodeRow;
import dev.vmxscope.ui.control.LogRow;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window with a real machine behind it, handled as a user handles it. */
@ExtendWith(ApplicationExtension.class)
class JourneyTest {
    private static final Path DRIVERS = Path.of("assets", "drivers");

    private Desktop desktop;

    @Start
    void start(Stage stage) {
        Appearance appearance = new Appearance(Theme.LIGHT, 100);
        appearance.install();
        desktop = new Desktop(stage, Texts.english(), new Settings(new MemorySettings()), appearance);
        desktop.show();
    }

    private void quiet() {
        try {
            desktop.workbench().awaitQuiet();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void click(FxRobot robot, String query) {
        robot.clickOn(query);
        quiet();
    }

    private void key(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        quiet();
    }

    private void open(FxRobot robot, Path driver) {
        robot.interact(() -> desktop.window().open(driver));
        quiet();
    }

    private void firmware(FxRobot robot, Firmware setting, String button) {
        robot.clickOn("#tab-feature-control");
        robot.clickOn(button);
        quiet();
        assertThat(desktop.workbench().setup().firmware()).isEqualTo(setting);
    }

    private String place() {
        return desktop.workbench().place().getValue();
    }

    private static Node cell(FxRobot robot, String register, String field) {
        Node node = robot.from(robot.lookup(register).queryParent())
                .lookup((Label label) -> label.getStyleClass().contains("bit-name")
                        && label.getText().equals(field))
                .query();
        while (!node.getStyleClass().contains("bit-cell")) {
            node = node.getParent();
        }
        return node;
    }

    private static boolean is(Node cell, String state) {
        return cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state));
    }

    private static List<String> lines(FxRobot robot) {
        ListView<LogRow> list = robot.lookup("#console-list").queryListView();
        return list.getItems().stream().map(LogRow::text).toList();
    }

    private static String text(Parent parent) {
        Set<Node> labels = parent.lookupAll(".label");
        return labels.stream().map(node -> ((Labeled) node).getText()).collect(Collectors.joining(" | "));
    }

    private void stepUntil(FxRobot robot, String where) {
        for (int clicks = 0; clicks < 400 && !place().contains(where); clicks++) {
            key(robot, KeyCode.F11);
        }
        assertThat(place()).contains(where);
    }

    @Test
    void aProcessorModelOfOnesOwnIsPutInPlaceAndABrokenOneLosesNothing(FxRobot robot, @TempDir Path folder)
            throws IOException {
        String mine = """
                name = "mine"
                description = "My laptop under VMware"
                vendor = "GenuineIntel"
                provenance = "typed by hand"
                base = "ice-lake"
                [hypervisor]
                signature = "VMwareVMware"
                """;
        Path good = Files.writeString(folder.resolve("mine.toml"), mine);
        Path bad = Files.writeString(folder.resolve("bad.toml"), mine.replace("base", "bose"));
        robot.interact(() -> desktop.workbench().openProfile(good));
        quiet();
        assertThat(desktop.workbench().setup().profile().name()).isEqualTo("mine");

        robot.interact(() -> desktop.workbench().openProfile(bad));
        quiet();
        assertThat(desktop.workbench().setup().profile().name()).isEqualTo("mine");
        assertThat(text(robot.lookup("#notice-banner").queryParent()))
                .contains("bad.toml:5:1", "did you mean \"base\"");

        open(robot, DRIVERS.resolve("part2.sys"));
        key(robot, KeyCode.F5);
        assertThat(text(robot.lookup("#trouble-banner").queryParent())).contains("Another hypervisor (VMware)");
    }

    @ParameterizedTest
    @CsvSource({"vme-not-vmxe, VMXON", "smx-inside, VMXON", "vmxoff-outside, VMXOFF"})
    void aFaultScenarioIsOpenedWithItsStoryAndRunsIntoItsFault(String id, String instruction, FxRobot robot)
            throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);
        robot.interact(() -> desktop.workbench().openScenario(scenario));
        quiet();
        assertThat(text(robot.lookup("#notice-banner").queryParent())).contains(scenario.title());
        assertThat(text(robot.lookup("#trouble-banner").queryParent())).isEmpty();

        key(robot, KeyCode.F5);
        assertThat(text(robot.lookup("#trouble-banner").queryParent()))
                .containsIgnoringCase(instruction)
                .contains(scenario.expect().outcome());
    }

    @Test
    void theCr4WriteAndTheLineInDbgViewComeAndGo(FxRobot robot) {
        open(robot, DRIVERS.resolve("part2.sys"));
        click(robot, "#command-step-into");
        stepUntil(robot, "!AsmEnableVmxOperation+0xd");
        assertThat(is(cell(robot, "#cr4", "VMXE"), "set")).isFalse();

        click(robot, "#command-step-into");
        assertThat(is(cell(robot, "#cr4", "VMXE"), "set")).isTrue();
        assertThat(is(cell(robot, "#cr4", "VMXE"), "changed")).isTrue();
        assertThat(robot.lookup("#cr4-vmxe").queryLabeled().getText()).contains("VMXE is 1 on processor 0");

        int before = lines(robot).size();
        stepUntil(robot, "!DrvCreate");
        for (int clicks = 0; clicks < 10 && lines(robot).size() == before; clicks++) {
            click(robot, "#command-step-over");
        }
        assertThat(lines(robot).get(before)).contains("VMX Operation Enabled Successfully");

        for (int clicks = 0; clicks < 40 && is(cell(robot, "#cr4", "VMXE"), "set"); clicks++) {
            click(robot, "#command-step-back");
        }
        assertThat(is(cell(robot, "#cr4", "VMXE"), "set")).isFalse();
        assertThat(lines(robot)).hasSize(before).noneMatch(line -> line.contains("Successfully"));
    }

    @Test
    void aTruncatedFileIsRefusedAndThePresentDriverStays(FxRobot robot, @TempDir Path folder) throws Exception {
        byte[] whole = Files.readAllBytes(DRIVERS.resolve("part2.sys"));
        Path broken = Files.write(folder.resolve("broken.sys"), Arrays.copyOf(whole, 700));
        open(robot, broken);
        assertThat(text(robot.lookup("#notice-banner").queryParent())).contains("broken.sys cannot be opened");
        assertThat(place()).startsWith("part2-vmxon.sys");

        click(robot, "#command-step-into");
        assertThat(place()).contains("MyHypervisorDriver!DriverEntry");
    }

    @Test
    void aDriverWithoutPdbOpensAndSaysSo(FxRobot robot, @TempDir Path folder) throws Exception {
        Path alone = Files.copy(DRIVERS.resolve("part2.sys"), folder.resolve("alone.sys"));
        open(robot, alone);
        assertThat(text(robot.lookup("#notice-banner").queryParent())).contains("alone.sys is opened without symbols");
        click(robot, "#command-run");
        assertThat(lines(robot)).anyMatch(line -> line.contains("VMX Operation Enabled Successfully"));
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

    @Test
    void aPanelInItsOwnWindowFollowsTheMachineAndComesBack(FxRobot robot) {
        DockLayout home = desktop.window().dock().arrangement();
        robot.clickOn("#tab-dispatch");
        key(robot, KeyCode.ALT, KeyCode.SHIFT, KeyCode.F);
        assertThat(desktop.window().dock().arrangement().floats("dispatch")).isTrue();

        click(robot, "#command-step-into");
        assertThat(desktop.window().stage().getScene().lookup("#dispatch-table"))
                .isNull();
        assertThat(robot.lookup("#dispatch-table").queryTableView().getItems()).hasSize(28);

        robot.interact(() -> desktop.window().dock().dock("dispatch"));
        quiet();
        assertThat(desktop.window().dock().arrangement().floats("dispatch")).isFalse();
        assertThat(desktop.window().dock().arrangement().shown()).containsExactlyInAnyOrderElementsOf(home.shown());
        assertThat(robot.lookup("#dispatch-table").queryTableView().getItems()).hasSize(28);
    }

    @Test
    void aBreakpointInTheGutterStopsARun(FxRobot robot) {
        click(robot, "#command-step-into");
        ListView<CodeRow> code = robot.lookup("#code-list").queryListView();
        int wanted = -1;
        for (int row = 0; row < code.getItems().size(); row++) {
            wanted = code.getItems().get(row).text().contains("IoCreateSymbolicLink(") ? row : wanted;
        }
        int line = wanted;
        robot.interact(() -> {
            code.requestFocus();
            code.scrollTo(line);
            code.getSelectionModel().clearAndSelect(line);
        });
        key(robot, KeyCode.F9);
        assertThat(code.getItems().get(line).breakpoint()).isTrue();
        click(robot, "#command-run");
        assertThat(code.getItems().get(line).current()).isTrue();
        assertThat(desktop.workbench().status().getValue()).isEqualTo("Stopped at a breakpoint");
    }

    @Test
    void aBitIsToggledByHandAndTakenBack(FxRobot robot) {
        robot.interact(() -> robot.lookup("#cr4").queryParent().requestFocus());
        Node vmxe = cell(robot, "#cr4", "VMXE");
        robot.clickOn(vmxe);
        quiet();
        assertThat(is(cell(robot, "#cr4", "VMXE"), "set")).isTrue();
        click(robot, "#command-step-back");
        assertThat(is(cell(robot, "#cr4", "VMXE"), "set")).isFalse();
    }
}
