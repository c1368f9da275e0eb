package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.machine.Firmware;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The window with a real machine behind it, handled as a user handles it. */
@ExtendWith(ApplicationExtension.class)
abstract class Journey {
    static final Path DRIVERS = Path.of("assets", "drivers");

    Desktop desktop;

    void begin(Stage stage) {
        Appearance appearance = new Appearance(Theme.LIGHT, 100);
        appearance.install();
        desktop = new Desktop(stage, new Settings(new MemorySettings()), appearance);
        desktop.show();
    }

    void quiet() {
        try {
            desktop.workbench().awaitQuiet();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    void click(FxRobot robot, String query) {
        robot.clickOn(query);
        quiet();
    }

    void key(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        quiet();
    }

    void open(FxRobot robot, Path driver) {
        robot.interact(() -> desktop.window().open(driver));
        quiet();
    }

    void firmware(FxRobot robot, Firmware setting, String button) {
        robot.clickOn("#tab-feature-control");
        // By the keyboard: the button may lie above what is in sight.
        Node choice = robot.lookup((ToggleButton each) -> each.getText().equals(button))
                .query();
        robot.interact(choice::requestFocus);
        key(robot, KeyCode.SPACE);
        assertThat(desktop.workbench().setup().firmware()).isEqualTo(setting);
    }

    String place() {
        return desktop.workbench().place().getValue();
    }

    static Node cell(FxRobot robot, String register, String field) {
        Node node = robot.from(robot.lookup(register).queryParent())
                .lookup((Label label) -> label.getStyleClass().contains("bit-name")
                        && label.getText().equals(field))
                .query();
        while (!node.getStyleClass().contains("bit-cell")) {
            node = node.getParent();
        }
        return node;
    }

    static boolean is(Node cell, String state) {
        return cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state));
    }

    static List<String> lines(FxRobot robot) {
        TableView<ConsoleRow> table = robot.lookup("#console-list").queryTableView();
        return table.getItems().stream().map(row -> row.text().strip()).toList();
    }

    static String text(Parent parent) {
        Set<Node> labels = parent.lookupAll(".label");
        return labels.stream().map(node -> ((Labeled) node).getText()).collect(Collectors.joining(" | "));
    }

    void stepUntil(FxRobot robot, String where) {
        for (int clicks = 0; clicks < 400 && !place().contains(where); clicks++) {
            key(robot, KeyCode.F11);
        }
        assertThat(place()).contains(where);
    }
}
