package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.app.command.Hit;
import dev.vmxscope.core.text.Language;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Everything is found and done by its name with the keyboard alone. */
class PaletteJourneyTest extends Journey {
    @Start
    void start(Stage stage) {
        begin(stage);
    }

    private void type(FxRobot robot, String words) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write(words);
        quiet();
    }

    private static List<Hit> hits(FxRobot robot) {
        ListView<Hit> list = robot.lookup("#palette-list").queryListView();
        return List.copyOf(list.getItems());
    }

    private static boolean open(FxRobot robot) {
        return robot.lookup("#palette").tryQuery().isPresent();
    }

    @Test
    void withoutWordsItListsEveryActionWithItsKeys(FxRobot robot) {
        type(robot, "");
        assertThat(hits(robot)).hasSizeGreaterThan(80);
        assertThat(hits(robot))
                .anyMatch(hit -> hit.title().equals("Step into") && hit.keys().equals("F11"));
        assertThat(hits(robot))
                .extracting(Hit::title)
                .contains(
                        "Panel: CPUID",
                        "Theme: Dark",
                        "Reset layout",
                        "Samples: faults: one mistake for each I/O control code")
                .noneMatch(title -> title.contains("_L"));
    }

    @Test
    void enterRunsTheBestAndEscapeGivesTheKeyboardBack(FxRobot robot) {
        robot.clickOn("#tab-dbgview");
        Node owner = robot.lookup("#tab-dbgview").query();
        type(robot, "step into");
        assertThat(hits(robot).get(0).title()).isEqualTo("Step into");
        key(robot, KeyCode.ESCAPE);
        assertThat(open(robot)).isFalse();
        assertThat(owner.isFocused()).isTrue();
        assertThat(place()).doesNotContain("DriverEntry");

        type(robot, "step into");
        key(robot, KeyCode.ENTER);
        assertThat(open(robot)).isFalse();
        assertThat(place()).contains("MyHypervisorDriver!DriverEntry");
    }

    @Test
    void theArrowKeysChoose(FxRobot robot) {
        type(robot, "theme");
        int dark = hits(robot).stream().map(Hit::title).toList().indexOf("Theme: Dark");
        for (int downs = 0; downs < dark; downs++) {
            robot.push(KeyCode.DOWN);
        }
        key(robot, KeyCode.ENTER);
        assertThat(desktop.window().appearance().themeProperty().get()).isEqualTo(Theme.DARK);
    }

    @Test
    void inChineseTheEnglishNameIsFoundToo(FxRobot robot) {
        robot.interact(() -> desktop.window().languageProperty().set(Language.CHINESE));
        quiet();
        type(robot, "power cycle");
        assertThat(hits(robot).get(0).title()).isEqualTo("断电重启");
        key(robot, KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.interact(
                () -> robot.lookup("#palette-search").queryTextInputControl().setText("断电"));
        assertThat(hits(robot).get(0).title()).isEqualTo("断电重启");
    }

    @Test
    void aBitIsRevealedInItsPanel(FxRobot robot) {
        robot.clickOn("#tab-cpuid");
        type(robot, "cr4.vmxe");
        assertThat(hits(robot).get(0).title()).isEqualTo("CR4.VMXE");
        key(robot, KeyCode.ENTER);
        assertThat(cell(robot, "#cr4", "VMXE").isFocused()).isTrue();
    }

    @Test
    void aSlotIsRevealedInTheTable(FxRobot robot) {
        click(robot, "#command-step-into");
        robot.clickOn("#tab-registers");
        type(robot, "irp_mj_device");
        assertThat(hits(robot).get(0).title()).isEqualTo("IRP_MJ_DEVICE_CONTROL");
        key(robot, KeyCode.ENTER);
        TableView<?> table = robot.lookup("#dispatch-table").queryTableView();
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(0x0E);
        assertThat(table.isFocused()).isTrue();
    }

    @Test
    void aProcedureAndAnAddressLeadToTheirCode(FxRobot robot) {
        type(robot, "DrvCreate");
        assertThat(hits(robot).get(0).title()).isEqualTo("MyHypervisorDriver!DrvCreate");
        assertThat(hits(robot).get(0).enabled()).isFalse();
        key(robot, KeyCode.ESCAPE);
        click(robot, "#command-step-into");

        type(robot, "DrvCreate");
        String detail = hits(robot).get(0).detail();
        key(robot, KeyCode.ENTER);
        assertThat(robot.lookup("#code-place").queryLabeled().getText()).contains("DrvCreate");
        key(robot, KeyCode.F11);
        assertThat(robot.lookup("#code-place").queryLabeled().getText()).doesNotContain("DrvCreate");

        type(robot, detail.substring(detail.indexOf("0x")));
        assertThat(hits(robot)).anyMatch(hit -> hit.title().startsWith("MyHypervisorDriver!DrvCreate"));
        key(robot, KeyCode.ENTER);
        assertThat(robot.lookup("#code-place").queryLabeled().getText()).contains("DrvCreate");
    }
}
