package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The window without a mouse and without eyes. */
class AccessibilityTest extends Journey {
    /** The most presses of Tab that a round through the window may take. */
    private static final int ROUND = 400;
    /** How far around a control its frame may be. */
    private static final double MARGIN = 8;

    @Start
    void start(Stage stage) {
        begin(stage);
    }

    private void command(FxRobot robot, WindowCommand command) {
        robot.interact(() -> desktop.workbench().perform(command));
        quiet();
    }

    private Scene scene() {
        return desktop.window().stage().getScene();
    }

    private List<Node> focusable() {
        return SceneWalk.visible(scene().getRoot()).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .toList();
    }

    private List<String> panels() {
        return desktop.window().panels().stream().map(panel -> panel.id()).toList();
    }

    @Test
    void everyControlThatTakesTheKeyboardHasANameAndARole(FxRobot robot) {
        command(robot, WindowCommand.RUN);
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (String id : panels()) {
            robot.interact(() -> desktop.window().dock().show(id));
            quiet();
            for (Node node : focusable()) {
                seen++;
                boolean role = node.getAccessibleRole() != AccessibleRole.NODE
                        && node.getAccessibleRole() != AccessibleRole.PARENT;
                if (!role || SceneWalk.name(node).isBlank()) {
                    wrong.add(id + " " + node.getAccessibleRole() + " " + SceneWalk.describe(node));
                }
            }
        }
        assertThat(new LinkedHashSet<>(wrong)).isEmpty();
        assertThat(seen).isGreaterThan(300);
    }

    /** Of a group of radio buttons Tab reaches the chosen one, and the arrow keys the others. */
    private static boolean byArrows(Node node) {
        return node instanceof RadioButton radio && radio.getToggleGroup() != null && !radio.isSelected();
    }

    private static boolean inSight(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane
                    && !pane.localToScene(pane.getLayoutBounds()).contains(bounds)) {
                return false;
            }
        }
        return true;
    }

    private Node owner() {
        return scene().getFocusOwner();
    }

    private static List<String> missed(List<Node> wanted, Set<Node> reached) {
        return wanted.stream()
                .filter(node -> !reached.contains(node) && !byArrows(node))
                .map(SceneWalk::describe)
                .toList();
    }

    @Test
    void theTabKeyGoesRoundTheWholeWindow(FxRobot robot) {
        command(robot, WindowCommand.STEP_INTO);
        Set<Node> reached = new LinkedHashSet<>();
        for (int presses = 0; presses < ROUND && reached.add(owner()); presses++) {
            robot.push(KeyCode.TAB);
        }
        assertThat(missed(focusable(), reached)).isEmpty();
        assertThat(reached).hasSizeGreaterThan(30);
    }

    @Test
    void theTabKeyReachesEveryControlOfEveryPanel(FxRobot robot) {
        command(robot, WindowCommand.RUN);
        for (String id : panels()) {
            robot.interact(() -> desktop.window().dock().show(id));
            quiet();
            Node content = desktop.window().dock().seen(id).orElseThrow();
            List<Node> inside = SceneWalk.visible(content).stream()
                    .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                    .toList();
            Set<Node> reached = new LinkedHashSet<>();
            for (int presses = 0; presses < inside.size() + 12 && reached.add(owner()); presses++) {
                robot.push(KeyCode.TAB);
            }
            assertThat(missed(inside, reached)).as(id).isEmpty();
        }
    }

    @Test
    void theMenusOpenByTheKeyboard(FxRobot robot) {
        robot.interact(() -> scene().lookup("#menu-bar").requestFocus());
        robot.push(KeyCode.DOWN);
        quiet();
        assertThat(robot.lookup("#menu-open").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whereTheKeyboardIsShowsByAStrongFrame(Theme theme, FxRobot robot) {
        robot.interact(() -> desktop.window().appearance().themeProperty().set(theme));
        command(robot, WindowCommand.STEP_INTO);
        Map<String, String> pale = new LinkedHashMap<>();
        Set<String> kinds = new LinkedHashSet<>();
        for (String id : panels()) {
            robot.interact(() -> desktop.window().dock().show(id));
            quiet();
            for (Node node : focusable()) {
                String kind = node.getClass().getSimpleName() + node.getStyleClass();
                if (inSight(node) && kinds.add(kind)) {
                    int strong = strongPixels(robot, node);
                    if (strong < 30) {
                        pale.put(kind, strong + " " + SceneWalk.describe(node));
                    }
                }
            }
        }
        assertThat(pale).isEmpty();
        assertThat(kinds).hasSizeGreaterThan(20);
    }

    /** How many points of the scene change by at least 3:1 (WCAG 2.1, 1.4.11) when a node gets the keyboard. */
    private int strongPixels(FxRobot robot, Node node) {
        WritableImage[] pictures = new WritableImage[2];
        robot.interact(() -> {
            scene().getRoot().requestFocus();
            Bounds around = node.localToScene(node.getLayoutBounds());
            SnapshotParameters part = new SnapshotParameters();
            part.setViewport(new Rectangle2D(
                    around.getMinX() - MARGIN,
                    around.getMinY() - MARGIN,
                    around.getWidth() + 2 * MARGIN,
                    around.getHeight() + 2 * MARGIN));
            pictures[0] = scene().getRoot().snapshot(part, null);
            node.requestFocus();
            pictures[1] = scene().getRoot().snapshot(part, null);
        });
        PixelReader before = pictures[0].getPixelReader();
        PixelReader after = pictures[1].getPixelReader();
        int strong = 0;
        for (int y = 0; y < pictures[0].getHeight(); y++) {
            for (int x = 0; x < pictures[0].getWidth(); x++) {
                if (before.getArgb(x, y) != after.getArgb(x, y)
                        && contrast(before.getColor(x, y), after.getColor(x, y)) >= 3) {
                    strong++;
                }
            }
        }
        return strong;
    }

    private static double contrast(Color a, Color b) {
        double first = luminance(a) + 0.05;
        double second = luminance(b) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
