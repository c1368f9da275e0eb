package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.panel.PanelCatalog;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The pages of the lesson panel, small and large: pictures below target/screenshots/lesson, and nothing is cut. */
@ExtendWith(ApplicationExtension.class)
class LessonPictureTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
    private final List<String> wrong = new ArrayList<>();
    private Stage stage;
    private Desktop desktop;

    @Start
    void start(Stage shown) {
        stage = shown;
        appearance.install();
        desktop = new Desktop(stage, new Settings(new MemorySettings()), appearance);
        desktop.show();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, ENGLISH",
        "DARK, CHINESE",
        "HIGH_CONTRAST_LIGHT, CHINESE",
        "HIGH_CONTRAST_DARK, ENGLISH",
    })
    void noPageIsCutHiddenOverlappingOrPale(Theme theme, Language language, FxRobot robot) throws Exception {
        robot.interact(() -> {
            appearance.themeProperty().set(theme);
            desktop.window().languageProperty().set(language);
            desktop.window().dock().show(PanelCatalog.LESSON);
        });
        String look = theme + "-" + language.tag();
        LessonDesk lessons = desktop.workbench().lessons();
        pictures(robot, look + "-home", 100, 300);
        act(robot, () -> lessons.open("entering-vmx-operation"));
        act(robot, () -> lessons.answer(0));
        act(robot, lessons::hint);
        pictures(robot, look + "-question", 100, 200, 300);
        act(robot, () -> lessons.answer(1));
        act(robot, lessons::next);
        act(robot, lessons::hint);
        act(robot, lessons::hint);
        act(robot, lessons::hint);
        act(robot, lessons::doIt);
        robot.interact(this::unfold);
        pictures(robot, look + "-done", 100, 300);
        act(robot, () -> lessons.open("two-faults"));
        pictures(robot, look + "-case", 100, 300);
        act(robot, lessons::close);
        assertThat(wrong).isEmpty();
    }

    private void act(FxRobot robot, Runnable action) throws InterruptedException {
        robot.interact(action);
        desktop.workbench().awaitQuiet();
    }

    /** The list of all steps, open. */
    private void unfold() {
        Node fold = stage.getScene().getRoot().lookup("#lesson-steps");
        ((ToggleButton) fold.lookup(".fold-line")).setSelected(true);
    }

    private void pictures(FxRobot robot, String name, int... scales) throws IOException {
        for (int scale : scales) {
            robot.interact(() -> {
                appearance.scaleProperty().set(scale);
                desktop.window().dock().show(PanelCatalog.LESSON);
            });
            take(robot, name + "-" + scale);
        }
        robot.interact(() -> appearance.scaleProperty().set(100));
    }

    private void take(FxRobot robot, String name) throws IOException {
        WritableImage[] image = new WritableImage[1];
        Parent root = stage.getScene().getRoot();
        robot.interact(() -> {
            stage.getScene().setRoot(new Pane());
            Scene scene = new Scene(root, WIDTH, HEIGHT);
            appearance.dress(scene);
            double contrast = name.startsWith("HIGH") ? LayoutCheck.HIGH : LayoutCheck.NORMAL;
            for (Fault fault : LayoutCheck.of(scene, contrast)) {
                if (fault.path().contains("lesson") || fault.path().contains("gallery")) {
                    wrong.add(name + ": " + fault);
                }
            }
            image[0] = scene.snapshot(null);
            scene.setRoot(new Pane());
            stage.getScene().setRoot(root);
        });
        assertThat(Snapshots.write(image[0], "lesson/" + name.toLowerCase(Locale.ROOT)))
                .isNotEmptyFile();
    }

}
