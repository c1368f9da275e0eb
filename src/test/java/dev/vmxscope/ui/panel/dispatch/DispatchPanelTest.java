package dev.vmxscope.ui.panel.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.ui.panel.PanelRig;
import dev.vmxscope.ui.viewmodel.DispatchState.Slot;
import dev.vmxscope.ui.viewmodel.RequestFrames;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The dispatch table over frames without a session. */
@ExtendWith(ApplicationExtension.class)
class DispatchPanelTest {
    private final PanelRig rig = new PanelRig(
            RequestFrames.after("cabinet-clang-O0", new AppCall.Create(""), RequestFrames.load("ledger-clang-O2")));

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new DispatchPanel(rig.desk()), 900, 700));
        stage.show();
    }

    private static String head(FxRobot robot) {
        return robot.lookup(".dispatch-panel .sentence").queryLabeled().getText();
    }

    private static String tip(FxRobot robot, int slot) {
        return robot.lookup((TableRow<?> row) -> row.getItem() instanceof Slot found && found.code() == slot)
                .queryAs(TableRow.class)
                .getTooltip()
                .getText();
    }

    @Test
    void ofTwoDriversAPersonChoosesOne(FxRobot robot) {
        assertThat(head(robot)).startsWith("ledger-clang-O2: ");
        robot.interact(() ->
                robot.lookup("cabinet-clang-O0").queryAs(ToggleButton.class).fire());
        assertThat(head(robot)).startsWith("cabinet-clang-O0: ");
        TableView<Slot> table = robot.lookup("#dispatch-table").queryTableView();
        assertThat(table.getItems().get(0).handler()).startsWith("cabinet-clang-O0+");
    }

    @Test
    void theTipOfASlotTellsWhoseRoutineItIsAndHowOftenEachStatusCame(FxRobot robot) {
        robot.interact(() ->
                robot.lookup("cabinet-clang-O0").queryAs(ToggleButton.class).fire());
        assertThat(tip(robot, 0))
                .startsWith("IRP_MJ_CREATE: CreateFile. A routine of the driver. "
                        + "Called once: STATUS_SUCCESS (0x00000000) 1\u00D7.");
        assertThat(tip(robot, 1)).contains("The default of Windows").contains("Never called so far.");
    }

    @Test
    void whatWinDbgSaysIsTextThatCanBeCopied(FxRobot robot) {
        robot.interact(() ->
                robot.lookup("cabinet-clang-O0").queryAs(ToggleButton.class).fire());
        robot.interact(() -> robot.lookup("WinDbg").queryAs(ToggleButton.class).fire());
        String text = robot.lookup(".debugger-text").queryTextInputControl().getText();
        // Words of the layout: Microsoft, "!drvobj" and "!devobj".
        assertThat(text)
                .startsWith("0: kd> !drvobj ")
                .contains("Driver object (", "Dispatch routines:", "[00] IRP_MJ_CREATE", "[1b] IRP_MJ_PNP")
                .contains("0: kd> !devobj ", "Device object (");
        robot.interact(() -> robot.lookup(".debugger-copy").queryButton().fire());
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(text));
        robot.interact(() -> robot.lookup("Table").queryAs(ToggleButton.class).fire());
        assertThat(robot.lookup("#dispatch-table").tryQuery()).isPresent();
        assertThat(robot.lookup(".debugger-text").tryQuery()).isEmpty();
    }

    @Test
    void withOneDriverThereIsNoChoice(FxRobot robot) {
        rig.show(robot, RequestFrames.after("cabinet-clang-O0"));
        assertThat(robot.lookup("#dispatch-drivers").query().isVisible()).isFalse();
    }
}
