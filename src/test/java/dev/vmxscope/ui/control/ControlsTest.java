package dev.vmxscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The smaller controls. */
@ExtendWith(ApplicationExtension.class)
class ControlsTest {
    private static final Texts TEXTS = Texts.window(Language.ENGLISH);

    private final StackPane root = new StackPane();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 700, 400);
        scene.getStylesheets()
                .add(ControlsTest.class
                        .getResource("/dev/vmxscope/ui/style/app.css")
                        .toExternalForm());
        stage.setScene(scene);
        stage.show();
    }

    private void show(FxRobot robot, Node node) {
        robot.interact(() -> root.getChildren().setAll(node));
    }

    private static List<String> labels(FxRobot robot, String style) {
        return robot.lookup(style).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    @Test
    void breakpointsAreAskedForByMouseAndKeyboard(FxRobot robot) {
        CodeView code = new CodeView(TEXTS, new Label("empty"));
        List<Integer> asked = new ArrayList<>();
        code.setOnBreakpoint(asked::add);
        show(robot, code);
        List<CodeRow> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.add(new CodeRow(CodeRow.Kind.SOURCE, "" + i, "", "line" + i, i == 1, false, ""));
        }
        robot.interact(() -> code.setRows(rows));
        robot.clickOn("line2").type(KeyCode.F9);
        Parent row = robot.lookup("line1").query().getParent();
        robot.clickOn(row.lookup(".code-gutter"));
        assertThat(asked).containsExactly(2, 1);
    }

    @Test
    void theCurrentLineIsBroughtIntoSight(FxRobot robot) {
        CodeView code = new CodeView(TEXTS, new Label("empty"));
        show(robot, code);
        List<CodeRow> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(new CodeRow(CodeRow.Kind.SOURCE, "" + i, "", "line" + i, i == 400, false, ""));
        }
        robot.interact(() -> {
            code.setRows(rows);
            code.revealCurrent();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(labels(robot, ".code-text")).contains("line400");
    }

    @Test
    void onlyAValidNumberIsCommitted(FxRobot robot) {
        HexField field = new HexField(TEXTS, 64);
        List<Long> committed = new ArrayList<>();
        field.setOnCommit(committed::add);
        show(robot, field);
        TextField entry = robot.lookup(".text-field").queryAs(TextField.class);
        robot.interact(() -> entry.setText("0x20z0"));
        assertThat(robot.lookup(".hex-problem").query().isVisible()).isTrue();
        robot.clickOn(entry).type(KeyCode.ENTER);
        assertThat(committed).isEmpty();
        robot.interact(() -> entry.setText("2000h"));
        robot.type(KeyCode.ENTER);
        assertThat(committed).containsExactly(0x2000L);
        assertThat(entry.getText()).isEqualTo("0x0000000000002000");
    }

    @Test
    void anUnmetRequirementSaysSoInWords(FxRobot robot) {
        RequirementList list = new RequirementList(TEXTS);
        show(robot, list);
        RequirementRow row = new RequirementRow(false, "CR4.VMXE", "0", "1", "It must be 1.", "SDM");
        robot.interact(
                () -> list.show(List.of(new RequirementStage("#UD", RequirementStage.State.DECIDING, List.of(row)))));
        assertThat(labels(robot, ".requirement-verdict")).containsExactly("NOT MET");
        assertThat(labels(robot, ".stage-title")).containsExactly("#UD: this decides the outcome");
        assertThat(robot.lookup(".requirement").query().getAccessibleText())
                .isEqualTo("NOT MET. CR4.VMXE. is 0. must be 1. It must be 1.. SDM");
    }

    @Test
    void aChangedValueShowsTheOldOne(FxRobot robot) {
        ValueTable table = new ValueTable(TEXTS, new Label("empty"));
        show(robot, table);
        robot.interact(() -> table.setRows(List.of(new ValueRow("RAX", "0x2", "0x1", ""), ValueRow.of("RBX", "0x7"))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(labels(robot, ".table-cell")).contains("RAX", "0x2", "0x1", "RBX", "0x7");
        assertThat(labels(robot, ".table-cell").stream().filter("0x7"::equals)).hasSize(1);
    }
}
