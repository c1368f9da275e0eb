package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.dock.DockTree;
import dev.vmxscope.ui.dock.WindowBounds;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a user handles it. */
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
    private final MemorySettings store = new MemorySettings();
    private final Settings settings = new Settings(store);
    private final DemoActions actions = new DemoActions();
    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
    private MainWindow window;

    @Start
    void start(Stage stage) {
        settings.opened(Path.of("seen.sys"));
        appearance.install();
        window = new MainWindow(
                stage,
                Texts.window(Language.ENGLISH),
                settings,
                appearance,
                actions,
                DemoPanels.all(),
                DemoPanels.home());
        window.show();
    }

    private DockLayout layout() {
        return window.dock().arrangement();
    }

    private List<String> mates(String id) {
        DockTree root = layout().root();
        return root == null ? List.of() : root.group(id).orElseThrow().ids();
    }

    private static void dragTo(FxRobot robot, String tab, Node target, double shareX, double shareY) {
        Bounds area = target.localToScreen(target.getLayoutBounds());
        robot.drag(tab, MouseButton.PRIMARY)
                .moveTo(area.getMinX() + area.getWidth() * shareX, area.getMinY() + area.getHeight() * shareY);
    }

    private static Node groupOf(FxRobot robot, String tab) {
        Node node = robot.lookup(tab).query();
        while (!node.getStyleClass().contains("dock-group")) {
            node = node.getParent();
        }
        return node;
    }

    /** As a hand does it: along the first item of the submenu, or the way there would close it. */
    private static void choose(FxRobot robot, String submenu, String first, String item) {
        robot.clickOn("#menu-view").moveTo(submenu);
        WaitForAsyncUtils.waitForFxEvents();
        robot.moveTo(first, Motion.HORIZONTAL_FIRST).clickOn(item, Motion.VERTICAL_FIRST);
    }

    @Test
    void aPanelDraggedIntoTheMiddleOfAnotherBecomesItsTab(FxRobot robot) {
        dragTo(robot, "#tab-log", groupOf(robot, "#tab-code"), 0.5, 0.5);
        Labeled hint = robot.lookup("#dock-hint").queryAs(Labeled.class);
        assertThat(hint.isVisible()).isTrue();
        assertThat(hint.getText()).isEqualTo("As a tab beside Code");
        robot.drop();
        assertThat(hint.isVisible()).isFalse();
        assertThat(mates("log")).containsExactly("code", "log");
    }

    @Test
    void aPanelDraggedToTheSideOfAnotherSplitsItsPlace(FxRobot robot) {
        dragTo(robot, "#tab-log", groupOf(robot, "#tab-feature"), 0.9, 0.5);
        robot.drop();
        assertThat(mates("log")).containsExactly("log");
        assertThat(layout().docked()).containsSubsequence("feature", "log", "why");
    }

    @Test
    void escapeGivesUpADrag(FxRobot robot) {
        DockLayout before = layout();
        dragTo(robot, "#tab-log", groupOf(robot, "#tab-code"), 0.5, 0.5);
        robot.type(KeyCode.ESCAPE).drop();
        assertThat(layout()).isEqualTo(before);
    }

    @Test
    void aDividerThatIsDraggedKeepsItsPlace(FxRobot robot) {
        double before = ((DockTree.Split) layout().root()).weights().get(0);
        Node divider = robot.lookup(".split-pane-divider")
                .match(node -> ((SplitPane) node.getParent()).getOrientation() == Orientation.HORIZONTAL)
                .query();
        robot.drag(divider, MouseButton.PRIMARY).moveBy(-100, 0).drop();
        double after = ((DockTree.Split) layout().root()).weights().get(0);
        assertThat(after).isLessThan(before - 0.05);
    }

    @Test
    void aClickOnATabBringsItsPanelToTheFront(FxRobot robot) {
        robot.clickOn("#tab-empty");
        assertThat(robot.lookup(".empty-state").tryQuery()).isPresent();
        assertThat(robot.lookup("#bit-13").tryQuery()).isEmpty();
    }

    @Test
    void theKeyboardMaximisesAndRestores(FxRobot robot) {
        robot.clickOn("#tab-code").press(KeyCode.ALT, KeyCode.SHIFT).type(KeyCode.M);
        assertThat(robot.lookup("#tab-log").tryQuery()).isEmpty();
        robot.type(KeyCode.M).release(KeyCode.ALT, KeyCode.SHIFT);
        assertThat(robot.lookup("#tab-log").tryQuery()).isPresent();
    }

    @Test
    void theKeyboardMovesAPanel(FxRobot robot) {
        robot.clickOn("#tab-log")
                .press(KeyCode.ALT, KeyCode.SHIFT)
                .type(KeyCode.UP)
                .release(KeyCode.ALT, KeyCode.SHIFT);
        assertThat(mates("log")).containsExactly("code", "log");
    }

    @Test
    void aPanelGoesIntoAWindowOfItsOwnAndBack(FxRobot robot) {
        robot.clickOn("#tab-feature")
                .press(KeyCode.ALT, KeyCode.SHIFT)
                .type(KeyCode.F)
                .release(KeyCode.ALT, KeyCode.SHIFT);
        assertThat(layout().floats("feature")).isTrue();
        assertThat(robot.listWindows()).hasSize(2);
        robot.interact(() -> window.dock().dock("feature"));
        assertThat(layout().floats("feature")).isFalse();
        assertThat(robot.listWindows()).hasSize(1);
        assertThat(robot.lookup("#tab-feature").tryQuery()).isPresent();
    }

    @Test
    void theViewMenuHidesAndShowsAPanel(FxRobot robot) {
        choose(robot, "#menu-panels", "#menu-panel-code", "#menu-panel-log");
        assertThat(layout().shown()).doesNotContain("log");
        choose(robot, "#menu-panels", "#menu-panel-code", "#menu-panel-log");
        assertThat(layout().shown()).contains("log");
    }

    @Test
    void theLayoutIsRemembered(FxRobot robot) {
        robot.interact(() -> window.dock().hide("log"));
        Set<String> all = Set.of("code", "cr4", "feature", "log", "why", "values", "empty");
        assertThat(new Settings(store).layout(all, DemoPanels.home())).isEqualTo(layout());
    }

    @Test
    void theThemeChangesAtOnceAndIsRemembered(FxRobot robot) {
        Text name = (Text) robot.lookup("#tab-code").query().lookup(".text");
        double light = ((Color) name.getFill()).getBrightness();
        choose(robot, "#menu-theme", "#theme-LIGHT", "#theme-DARK");
        assertThat(((Color) name.getFill()).getBrightness()).isGreaterThan(light + 0.4);
        assertThat(settings.theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void ctrlAndPlusScaleAllTypeAndIconsWithinTheLimits(FxRobot robot) {
        Text icon = (Text) ((Labeled) robot.lookup("#command-run").query()).getGraphic();
        double before = icon.getFont().getSize();
        robot.press(KeyCode.CONTROL);
        for (int i = 0; i < 12; i++) {
            robot.type(KeyCode.EQUALS);
        }
        robot.release(KeyCode.CONTROL);
        assertThat(settings.scale()).isEqualTo(300);
        assertThat(icon.getFont().getSize()).isBetween(before * 2.99, before * 3.01);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
        assertThat(settings.scale()).isEqualTo(100);
        assertThat(icon.getFont().getSize()).isBetween(before * 0.99, before * 1.01);
    }

    @Test
    void commandsComeFromButtonsMenuAndKeysAndOnlyWhenEnabled(FxRobot robot) {
        robot.clickOn("#command-step-into").type(KeyCode.F10).press(KeyCode.ALT).type(KeyCode.LEFT);
        robot.release(KeyCode.ALT).type(KeyCode.F6);
        robot.clickOn("#menu-run").clickOn("#menu-command-reset");
        assertThat(actions.performed)
                .containsExactly(
                        WindowCommand.STEP_INTO, WindowCommand.STEP_OVER, WindowCommand.STEP_BACK, WindowCommand.RESET);
        assertThat(robot.lookup("#command-pause").query().isDisabled()).isTrue();
        robot.interact(() -> actions.enabled(WindowCommand.PAUSE).set(true));
        robot.type(KeyCode.F6);
        assertThat(actions.performed).endsWith(WindowCommand.PAUSE);
    }

    @Test
    void aRecentFileOpensFromTheMenu(FxRobot robot) {
        robot.clickOn("#menu-file").clickOn("#menu-recent").clickOn("seen.sys");
        assertThat(actions.opened).containsExactly(Path.of("seen.sys"));
    }

    @Test
    void onlyADriverOrASessionCanBeDropped() {
        assertThat(MainWindow.firstFile(List.of(new File("a.txt"), new File("B.SYS"), new File("C.vmxscope"))))
                .isEqualTo(Path.of("B.SYS"));
        assertThat(MainWindow.firstFile(List.of(new File("C.vmxscope")))).isEqualTo(Path.of("C.vmxscope"));
        assertThat(MainWindow.firstFile(List.of(new File("a.txt")))).isNull();
    }

    @Test
    void theShortcutListNamesEveryCommand(FxRobot robot) {
        robot.type(KeyCode.F1);
        for (WindowCommand command : WindowCommand.values()) {
            String name = Texts.window(Language.ENGLISH).get(command.textKey());
            assertThat(robot.lookup(".shortcut-grid .label").queryAllAs(Labeled.class))
                    .anyMatch(label -> label.getText().equals(name));
        }
    }

    @Test
    void boundsAndRecentFilesSurviveAndRubbishDoesNot() {
        settings.bounds(new WindowBounds(1, 2, 300, 400));
        assertThat(new Settings(store).bounds()).contains(new WindowBounds(1, 2, 300, 400));
        store.write("bounds", "1 2 NaN x");
        store.write("theme", "PINK");
        store.write("scale", "wide");
        assertThat(settings.bounds()).isEmpty();
        assertThat(settings.theme()).isEqualTo(Theme.LIGHT);
        assertThat(settings.scale()).isEqualTo(100);
    }
}
