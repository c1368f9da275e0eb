package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.viewmodel.CodeMode;
import java.util.Set;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Whatever a user did is taken back in its order, be it done to the machine or to the window. */
class UndoJourneyTest extends Journey {
    @Start
    void start(Stage stage) {
        begin(stage);
    }

    /** All that the five edits of the journey change. */
    private record Shown(Machine machine, Set<Long> breakpoints, DockLayout layout, Theme theme, String driver) {}

    private Shown shown() {
        Frame frame = desktop.workbench().desk().views().getValue().frame();
        return new Shown(
                frame.machine(),
                Set.copyOf(frame.breakpoints()),
                desktop.window().dock().arrangement(),
                desktop.window().appearance().themeProperty().get(),
                place().split(" ")[0]);
    }

    private void undo(FxRobot robot) {
        key(robot, KeyCode.CONTROL, KeyCode.Z);
    }

    private void redo(FxRobot robot) {
        key(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    }

    @Test
    void fiveThingsOfAllKindsAreTakenBackAndDoneAgainInTheirOrder(FxRobot robot) {
        Shown before = shown();
        open(robot, DRIVERS.resolve("part2.sys"));
        robot.interact(() -> desktop.workbench().submit(new Command.ToggleBreakpoint(0xFFFFF80000001234L)));
        quiet();
        robot.interact(() -> desktop.window().dock().hide("timeline"));
        robot.interact(() -> desktop.window().appearance().themeProperty().set(Theme.DARK));
        robot.clickOn("#tab-feature-control");
        click(robot, "VT-x off");
        Shown after = shown();
        assertThat(after.driver()).isEqualTo("part2.sys");
        assertThat(after.machine().setup().firmware()).isEqualTo(Firmware.OFF);

        undo(robot);
        assertThat(desktop.workbench().setup().firmware()).isEqualTo(Firmware.VMX_OUTSIDE_SMX);
        undo(robot);
        assertThat(shown().theme()).isEqualTo(Theme.LIGHT);
        undo(robot);
        assertThat(shown().layout().shown()).contains("timeline");
        undo(robot);
        assertThat(shown().breakpoints()).isEmpty();
        undo(robot);
        assertThat(shown()).isEqualTo(before);
        undo(robot);
        assertThat(shown()).isEqualTo(before);

        for (int times = 0; times < 5; times++) {
            redo(robot);
        }
        assertThat(shown()).usingRecursiveComparison().ignoringFields("layout").isEqualTo(after);
        assertThat(shown().layout().shown()).isEqualTo(after.layout().shown());
        key(robot, KeyCode.CONTROL, KeyCode.Y);
        assertThat(shown().driver()).isEqualTo("part2.sys");
    }

    @Test
    void aStepAPressOfTheButtonAndTheMenuNameWhatTheyTakeBack(FxRobot robot) {
        assertThat(robot.lookup("#undo").queryButton().isDisabled()).isTrue();
        click(robot, "#command-step-into");
        long position = desktop.workbench().desk().views().getValue().frame().position();
        assertThat(position).isPositive();
        robot.clickOn("#menu-edit");
        assertThat(robot.lookup("Undo: Step into").tryQuery()).isPresent();
        key(robot, KeyCode.ESCAPE);
        click(robot, "#undo");
        assertThat(desktop.workbench().desk().views().getValue().frame().position())
                .isZero();
        assertThat(robot.lookup("#undo").queryButton().isDisabled()).isTrue();
        click(robot, "#redo");
        assertThat(desktop.workbench().desk().views().getValue().frame().position())
                .isEqualTo(position);
    }

    @Test
    void whatIsShownIsTakenBackToo(FxRobot robot) {
        click(robot, "#command-run");
        robot.interact(() -> {
            desktop.workbench().desk().choose(1);
            desktop.workbench().desk().show(CodeMode.MIXED);
            desktop.window().appearance().zoom(2);
        });
        click(robot, "#console-clear");
        assertThat(lines(robot)).isEmpty();
        robot.interact(() -> desktop.window().languageProperty().set(Language.CHINESE));
        quiet();
        assertThat(lines(robot)).isEmpty();

        undo(robot);
        assertThat(desktop.window().languageProperty().get()).isEqualTo(Language.ENGLISH);
        undo(robot);
        assertThat(lines(robot)).isNotEmpty();
        undo(robot);
        assertThat(desktop.window().appearance().scaleProperty().get()).isEqualTo(100);
        undo(robot);
        assertThat(desktop.workbench().desk().views().getValue().code()).isEqualTo(CodeMode.SOURCE);
        undo(robot);
        assertThat(desktop.workbench().desk().views().getValue().following()).isTrue();
        undo(robot);
        assertThat(desktop.workbench().desk().views().getValue().frame().position())
                .isZero();
    }

    @Test
    void aRunWithoutEndIsStoppedAndTakenBack(FxRobot robot) {
        robot.interact(() ->
                desktop.workbench().submit(new Command.All(java.util.Collections.nCopies(2000, new Command.Run()))));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        quiet();
        assertThat(desktop.workbench().desk().views().getValue().frame().position())
                .isZero();
    }

    @Test
    void inAFieldTheLettersAreTakenBackFirst(FxRobot robot) {
        click(robot, "#command-step-into");
        TextField find = robot.lookup(".console-panel .text-field").query();
        robot.clickOn(find).write("abc");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        quiet();
        assertThat(find.getText()).isNotEqualTo("abc");
        assertThat(desktop.workbench().desk().views().getValue().frame().position())
                .isPositive();
    }
}
