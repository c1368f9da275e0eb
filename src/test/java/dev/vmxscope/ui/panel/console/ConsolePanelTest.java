package dev.vmxscope.ui.panel.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import dev.vmxscope.ui.bridge.Commands;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.SourceFinder;
import dev.vmxscope.ui.viewmodel.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The console over frames without a session. */
@ExtendWith(ApplicationExtension.class)
class ConsolePanelTest {
    private final SimpleObjectProperty<Frame> frames = new SimpleObjectProperty<>(PrinterFrames.quiet());
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
        stage.setScene(new Scene(new ConsolePanel(desk), 900, 600));
        stage.show();
    }

    private static TableView<ConsoleRow> table(FxRobot robot) {
        return robot.lookup("#console-list").queryTableView();
    }

    private static List<String> rows(FxRobot robot) {
        return table(robot).getItems().stream().map(row -> row.text().strip()).toList();
    }

    private static String text(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return node.lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining(" | "));
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).<Button>queryAs(Button.class).fire());
    }

    private static void select(FxRobot robot, int row) {
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(row));
    }

    private void change(FxRobot robot, ConsoleSettings settings) {
        robot.interact(() -> desk.console().change(settings));
    }

    @Test
    void whatTheFilterHeldBackIsThereAsAGhostWithItsReason(FxRobot robot) {
        assertThat(rows(robot)).hasSize(10).contains("Fourth message.", "level 0");
        assertThat(robot.lookup("#console-list .table-cell").queryAll().stream()
                        .map(cell -> ((Labeled) cell).getText()))
                .contains("Fourth message.   not sent: DEFAULT:INFO, 0x00000008 AND 0x00000001 = 0");
        change(robot, ConsoleSettings.DEFAULT.withGhosts(false));
        assertThat(rows(robot)).containsExactly("level 0");
    }

    @Test
    void theReasonOfTheSelectedGhostIsDrawnBitByBit(FxRobot robot) {
        select(robot, 3);
        press(robot, "#console-why");
        assertThat(text(robot, "#console-missing"))
                .contains("The Debug Print Filter of the kernel held this message back: DEFAULT:INFO")
                .contains("nt!Kd_DEFAULT_Mask | 0x00000000 | 0 | 0 | 0 | 0")
                .contains("OR | nt!Kd_WIN2000_Mask | 0x00000001 | 0 | 0 | 0 | 1")
                .contains("AND | level INFO: 1 << 3 | 0x00000008 | 1 | 0 | 0 | 0")
                .contains("= | 0: not sent | 0x00000000 | 0 | 0 | 0 | 0");
    }

    @Test
    void theButtonsThatLetItThroughAreInputs(FxRobot robot) {
        select(robot, 3);
        press(robot, "#console-why");
        press(robot, "#console-way-VERBOSE");
        press(robot, "#console-way-DEBUGGER");
        press(robot, "#console-way-REGISTRY");
        assertThat(submitted)
                .containsExactly(
                        new Command.All(
                                List.of(new Command.Do(new Input.Adjust(new Setting.Capture(DebugCapture.ALL))))),
                        new Command.All(List.of(new Command.Do(new Input.Adjust(new Setting.DebugMask(101, 8))))),
                        new Command.All(List.of(
                                new Command.Do(new Input.Adjust(new Setting.RegistrySet(
                                        Registry.DEBUG_PRINT_FILTER, "DEFAULT", new RegistryValue.Dword(0xF)))),
                                new Command.Do(new Input.Start(Restart.WARM)))));
    }

    @Test
    void oneGoesBackBeforeTheMessageAndLetsItThroughThere(FxRobot robot) {
        select(robot, 3);
        press(robot, "#console-why");
        press(robot, "#console-again-DEBUGGER");
        long step = frames.get().machine().windows().debugLines().get(3).step();
        assertThat(submitted)
                .containsExactly(new Command.All(List.of(
                        new Command.Rewind(step - 1),
                        new Command.Do(new Input.Adjust(new Setting.DebugMask(101, 8))))));
    }

    @Test
    void whileTheReasonIsOpenItFollowsTheMasks(FxRobot robot) {
        select(robot, 3);
        press(robot, "#console-why");
        assertThat(text(robot, "#console-missing")).doesNotContain("The same with the masks of now");
        Machine now = frames.get().machine().withSetting(new Setting.DebugMask(101, 0xF));
        robot.interact(() -> frames.set(PrinterFrames.frame(now)));
        assertThat(text(robot, "#console-missing"))
                .contains("The same with the masks of now")
                .contains("nt!Kd_DEFAULT_Mask | 0x0000000F | 1 | 1 | 1 | 1")
                .contains("not 0: sent");
    }

    @Test
    void withoutASelectedGhostEverythingOnTheWayIsLookedAt(FxRobot robot) {
        change(
                robot,
                ConsoleSettings.DEFAULT
                        .withGhosts(false)
                        .withFilters(ConsoleSettings.DEFAULT.filters().withExclude(Filter.wildcards("level"))));
        press(robot, "#console-why");
        assertThat(text(robot, "#console-missing"))
                .contains("3 places on the way")
                .contains("Capture Kernel is on.")
                .contains("Rows that your filters hide: 1.")
                .contains("that you do not show: 9.");
        press(robot, "#console-check-HIDDEN");
        press(robot, "#console-check-GHOSTS");
        press(robot, "#console-why-back");
        assertThat(rows(robot)).hasSize(10);
    }

    @Test
    void filtersCountWhileOneTypesAndSayHowManyTheyHide(FxRobot robot) {
        press(robot, "#console-badge");
        robot.interact(() -> robot.lookup("#console-include")
                .<TextField>queryAs(TextField.class)
                .setText("level"));
        assertThat(rows(robot)).hasSize(5);
        assertThat(robot.lookup("#console-badge").queryButton().getText()).isEqualTo("hidden by filters: 5");
    }

    @Test
    void aBrokenRegularExpressionIsToldAndHidesNothing(FxRobot robot) {
        change(
                robot,
                ConsoleSettings.DEFAULT.withFilters(
                        ConsoleSettings.DEFAULT.filters().withInclude(Filter.regex("("))));
        press(robot, "#console-badge");
        assertThat(robot.lookup("#console-problem").queryLabeled().getText()).contains("no regular expression");
        assertThat(rows(robot)).hasSize(10);
    }

    @Test
    void findGoesRoundAndSaysSo(FxRobot robot) {
        robot.interact(() -> robot.lookup("#console-search")
                .<TextField>queryAs(TextField.class)
                .setText("message"));
        press(robot, "#console-next");
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isZero();
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.F3);
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isEqualTo(1);
        robot.push(KeyCode.SHIFT, KeyCode.F3);
        robot.push(KeyCode.SHIFT, KeyCode.F3);
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isEqualTo(4);
    }

    @Test
    void clearedLinesAreOutOfSightAndComeBackWithUndo(FxRobot robot) {
        press(robot, "#console-clear");
        assertThat(rows(robot)).isEmpty();
        robot.interact(() -> desk.edits().undo());
        assertThat(rows(robot)).hasSize(10);
    }

    @Test
    void aStepBackTakesLinesAway(FxRobot robot) {
        Machine machine = PrinterFrames.start();
        robot.interact(() -> frames.set(PrinterFrames.frame(machine)));
        assertThat(rows(robot)).isEmpty();
        robot.interact(() -> frames.set(PrinterFrames.quiet()));
        assertThat(rows(robot)).hasSize(10);
    }

    @Test
    void aCommentStandsAmongTheLines(FxRobot robot) {
        robot.interact(() -> desk.console().comment(new Comment(1, "look here")));
        assertThat(rows(robot)).startsWith("First message.", "look here", "Second message.");
        select(robot, 1);
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.DELETE);
        assertThat(rows(robot)).doesNotContain("look here");
    }

    @Test
    void aLineLeadsToItsSourceAndToItsMoment(FxRobot robot) {
        select(robot, 3);
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.ENTER);
        var line = frames.get().machine().windows().debugLines().get(3);
        assertThat(desk.views().getValue().look()).hasValue(line.caller() - 1);
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(submitted).containsExactly(new Command.Rewind(line.step()));
    }

    @Test
    void theSelectedLinesAreCopiedWithTheColumnsThatAreShown(FxRobot robot) {
        change(robot, ConsoleSettings.DEFAULT.withColumns(EnumSet.of(Column.NUMBER, Column.COMPONENT)));
        select(robot, 5);
        press(robot, "#console-copy");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("6\tIHVDRIVER:ERROR\tlevel 0\n");
    }

    @Test
    void everyButtonHasANameAndATip(FxRobot robot) {
        assertThat(robot.lookup(".console-tools > .button").queryAll())
                .isNotEmpty()
                .allSatisfy(node -> {
                    Button button = (Button) node;
                    assertThat(button.getTooltip()).isNotNull();
                    assertThat(button.getAccessibleText() + button.getText()).isNotBlank();
                });
    }
}
