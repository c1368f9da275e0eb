package dev.vmxscope.ui.panel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import dev.vmxscope.ui.bridge.Commands;
import dev.vmxscope.ui.panel.console.PrinterFrames;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.RegistryState;
import dev.vmxscope.ui.viewmodel.SourceFinder;
import dev.vmxscope.ui.viewmodel.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The registry editor over frames without a session. */
@ExtendWith(ApplicationExtension.class)
class RegistryPanelTest {
    private final SimpleObjectProperty<Frame> frames =
            new SimpleObjectProperty<>(PrinterFrames.frame(PrinterFrames.start()));
    private final List<Command> submitted = new ArrayList<>();
    private final Desk desk = new Desk(
            frames,
            new Commands() {
                @Override
                public void submit(Command command) {
                    submitted.add(command);
                }

                @Override
                public void pause() {}
            },
            Words.of(Language.ENGLISH),
            SourceFinder.NONE);

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new RegistryPanel(desk), 1000, 600));
        stage.show();
    }

    private static TableView<RegistryState.Row> table(FxRobot robot) {
        return robot.lookup("#registry-table").queryTableView();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).<Button>queryAs(Button.class).fire());
    }

    private static void type(FxRobot robot, String query, String text) {
        robot.interact(
                () -> robot.lookup(query).<TextField>queryAs(TextField.class).setText(text));
    }

    private static String said(FxRobot robot, String query) {
        return robot.lookup(query).queryLabeled().getText();
    }

    private static Input set(String name, RegistryValue value) {
        return new Input.Adjust(new Setting.RegistrySet(Registry.DEBUG_PRINT_FILTER, name, value));
    }

    @Test
    void theTwoValuesThatEverybodyIsToldToSetAreOfferedThoughNothingIsThere(FxRobot robot) {
        assertThat(table(robot).getItems()).extracting(RegistryState.Row::name).containsExactly("DEFAULT", "IHVDRIVER");
        assertThat(said(robot, "#registry-path")).endsWith("Session Manager\\Debug Print Filter");
        assertThat(said(robot, "#registry-effect")).contains("DEFAULT is the mask of DbgPrint and KdPrint");
        robot.interact(() -> table(robot).getSelectionModel().select(1));
        assertThat(said(robot, "#registry-effect")).contains("It does nothing for DbgPrint");
    }

    @Test
    void settingAnOfferedValueIsAnInput(FxRobot robot) {
        press(robot, "#registry-set");
        assertThat(submitted).containsExactly(new Command.Do(set("DEFAULT", new RegistryValue.Dword(0xF))));
    }

    @Test
    void anotherNumberAndAnotherNameAreTakenAsTyped(FxRobot robot) {
        type(robot, "#registry-name", "WIN2000");
        type(robot, "#registry-data", "255");
        press(robot, "#registry-set");
        assertThat(submitted).containsExactly(new Command.Do(set("WIN2000", new RegistryValue.Dword(255))));
    }

    @Test
    void whatIsNoNumberIsToldAndNotSet(FxRobot robot) {
        type(robot, "#registry-data", "0x1FFFFFFFF");
        press(robot, "#registry-set");
        assertThat(said(robot, "#registry-problem")).contains("32 bits");
        type(robot, "#registry-data", "1");
        type(robot, "#registry-key", "HKCU\\Software");
        press(robot, "#registry-set");
        assertThat(said(robot, "#registry-problem")).contains("HKLM");
        assertThat(submitted).isEmpty();
    }

    @Test
    void aValueThatIsSetWaitsForTheNextStart(FxRobot robot) {
        Machine set = frames.get()
                .machine()
                .withSetting(
                        new Setting.RegistrySet(Registry.DEBUG_PRINT_FILTER, "DEFAULT", new RegistryValue.Dword(0xF)));
        robot.interact(() -> frames.set(PrinterFrames.frame(set)));
        assertThat(said(robot, "#registry-pending"))
                .isEqualTo("The running kernel has the mask 0x00000000. After the next start it has 0x0000000F.");
        press(robot, "#registry-reboot");
        assertThat(submitted).containsExactly(new Command.Do(new Input.Start(Restart.WARM)));

        robot.interact(() -> frames.set(PrinterFrames.frame(set.restart(Restart.WARM))));
        assertThat(robot.lookup("#registry-pending").query().isVisible()).isFalse();
        press(robot, "#registry-delete");
        assertThat(submitted)
                .contains(new Command.Do(
                        new Input.Adjust(new Setting.RegistryDelete(Registry.DEBUG_PRINT_FILTER, "DEFAULT"))));
    }

    @Test
    void aNameThatIsNoComponentsAndATextDoNothingAndThatIsSaid(FxRobot robot) {
        Machine set = frames.get()
                .machine()
                .withSetting(
                        new Setting.RegistrySet(Registry.DEBUG_PRINT_FILTER, "DEFUALT", new RegistryValue.Dword(0xF)))
                .withSetting(new Setting.RegistrySet(
                        Registry.DEBUG_PRINT_FILTER, "NTFS", new RegistryValue.Text("0xF", false)));
        robot.interact(() -> frames.set(PrinterFrames.frame(set)));
        robot.interact(() -> table(robot).getSelectionModel().select(2));
        assertThat(said(robot, "#registry-effect")).contains("DEFUALT: it does nothing");
        robot.interact(() -> table(robot).getSelectionModel().select(3));
        assertThat(said(robot, "#registry-effect")).contains("no REG_DWORD");
    }

    @Test
    void aNewKeyIsInTheTreeBesideTheOthers(FxRobot robot) {
        Machine set = frames.get()
                .machine()
                .withSetting(
                        new Setting.RegistrySet("HKLM\\SOFTWARE\\Mine", "", new RegistryValue.Text("C:\\a", false)));
        robot.interact(() -> frames.set(PrinterFrames.frame(set)));
        TreeView<RegistryState.Branch> tree = robot.lookup("#registry-tree").query();
        assertThat(names(tree.getRoot()))
                .containsExactly(
                        "HKLM",
                        "SOFTWARE",
                        "Mine",
                        "SYSTEM",
                        "CurrentControlSet",
                        "Control",
                        "Session Manager",
                        "Debug Print Filter");
        robot.interact(() -> tree.getSelectionModel().select(2));
        assertThat(table(robot).getItems()).hasSize(1);
        assertThat(said(robot, "#registry-effect")).contains("does not look at it");
    }

    private static List<String> names(TreeItem<RegistryState.Branch> item) {
        List<String> names = new ArrayList<>(List.of(item.getValue().name()));
        item.getChildren().forEach(child -> names.addAll(names(child)));
        return names;
    }
}
