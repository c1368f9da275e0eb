package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.ui.control.CodeRow;
import dev.vmxscope.ui.dock.DockLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What a user does in the window with a driver, a processor model and a scenario. */
class JourneyTest extends Journey {
    @Start
    void start(Stage stage) {
        begin(stage);
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
