package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.app.presenter.Look;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Landing;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.LayoutCheck.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * Presenter mode in all sizes, themes and languages: pictures below target/screenshots/presenter, on which nothing may
 * be cut, hidden, overlapping or pale, and the sentence can be read from the last row.
 */
class PresenterPictureTest extends Journey {
    private static final List<Integer> SCALES = List.of(100, 200, 300);
    private static final List<String> OWN = List.of("presenter-bar", "teacher-pane", "key-page", "audience-bar");

    private final List<String> wrong = new ArrayList<>();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        begin(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, ENGLISH",
        "LIGHT, CHINESE",
        "DARK, ENGLISH",
        "DARK, CHINESE",
        "HIGH_CONTRAST_LIGHT, ENGLISH",
        "HIGH_CONTRAST_LIGHT, CHINESE",
        "HIGH_CONTRAST_DARK, ENGLISH",
        "HIGH_CONTRAST_DARK, CHINESE"
    })
    void nothingIsCutHiddenOverlappingOrPale(Theme theme, Language language, FxRobot robot) throws Exception {
        robot.interact(() -> {
            appearance().themeProperty().set(theme);
            desktop.window().presenter().audienceLook().wear(theme.name());
            desktop.window().languageProperty().set(language);
            desktop.window().settings().audiencePanels(List.of("cr4", "code"));
        });
        open(robot, DRIVERS.resolve("part2.sys"));
        Command toCr4 = new Command.RunToPlace(new Landing.BeforeInstruction("mov cr4"));
        robot.interact(() -> desktop.workbench().submit(toCr4));
        quiet();
        key(robot, KeyCode.F12);
        key(robot, KeyCode.PAGE_DOWN);
        // All sizes in one theme, the largest in every one.
        for (int scale : theme == Theme.LIGHT ? SCALES : List.of(300)) {
            String look = String.format(Locale.ROOT, "%s-%s-%d", theme, language.tag(), scale);
            robot.interact(() -> appearance().scaleProperty().set(scale));
            robot.interact(() -> desktop.window().presenter().audienceLook().scale(scale));
            take(robot, stage.getScene(), look + "-all", 1280, 720);
            key(robot, KeyCode.DIGIT1);
            take(robot, stage.getScene(), look + "-spotlight", 1280, 720);
            key(robot, KeyCode.DIGIT0);
            key(robot, KeyCode.H);
            take(robot, stage.getScene(), look + "-keys", 1280, 720);
            key(robot, KeyCode.H);
            key(robot, KeyCode.A);
            take(robot, stage.getScene(), look + "-teacher", 1280, 720);
            take(robot, audience(), look + "-audience", 1280, 720);
            take(robot, audience(), look + "-audience-large", 1920, 1080);
            key(robot, KeyCode.A);
        }
        assertThat(wrong).isEmpty();
    }

    private Appearance appearance() {
        return desktop.window().appearance();
    }

    private static Scene audience() {
        return Window.getWindows().stream()
                .map(Window::getScene)
                .filter(scene -> scene.lookup("#audience-window") != null)
                .findFirst()
                .orElseThrow();
    }

    /** In a scene without a window: the headless screen may be smaller than the picture. */
    private void take(FxRobot robot, Scene shown, String name, int width, int height) throws Exception {
        WritableImage[] image = new WritableImage[1];
        Look look = shown == stage.getScene() ? appearance() : desktop.window().presenter().audienceLook();
        robot.interact(() -> {
            Parent root = shown.getRoot();
            shown.setRoot(new Pane());
            Scene scene = new Scene(root, width, height);
            look.dress(scene);
            double contrast =
                    appearance().themeProperty().get().highContrast() ? LayoutCheck.HIGH : LayoutCheck.NORMAL;
            for (Fault fault : LayoutCheck.of(scene, contrast)) {
                // What is wrong inside of a panel is found where the panels are looked at.
                if (OWN.stream().anyMatch(fault.path()::contains)) {
                    wrong.add(name + ": " + fault);
                }
            }
            if (look.em() > 38) {
                checkFromTheLastRow(scene, name);
            }
            image[0] = scene.snapshot(null);
            scene.setRoot(new Pane());
            shown.setRoot(root);
        });
        assertThat(Snapshots.write(image[0], "presenter/" + name.toLowerCase(Locale.ROOT)))
                .isNotEmptyFile();
    }

    /** Capitals of at least 1/25 of the height of the window. */
    private void checkFromTheLastRow(Scene scene, String name) {
        Node node = scene.lookup(".step-text");
        Text capital = new Text("H");
        capital.setFont(((Labeled) node).getFont());
        capital.setBoundsType(TextBoundsType.VISUAL);
        Bounds bounds = capital.getLayoutBounds();
        if (bounds.getHeight() < scene.getHeight() / 25) {
            wrong.add(name + ": capitals of " + bounds.getHeight() + " pixels");
        }
    }
}
