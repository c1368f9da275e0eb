package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.dock.PanelDescriptor;
import dev.vmxscope.ui.panel.PanelCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Every panel alone and in the window, small and large, in all themes and languages: pictures below
 * target/screenshots/panels, and nothing on them may be cut, hidden, overlapping or pale.
 */
@ExtendWith(ApplicationExtension.class)
class PanelPictureTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final List<Integer> SCALES = List.of(100, 200, 300);

    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
    /** What is wrong, and on how many pictures. */
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();

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
            appearance.themeProperty().set(theme);
            desktop.window().languageProperty().set(language);
            desktop.workbench().openSample("part2-one-core");
            desktop.workbench().perform(WindowCommand.RUN);
        });
        desktop.workbench().awaitQuiet();
        List<PanelDescriptor> panels = panels();
        List<Node> contents = new ArrayList<>();
        robot.interact(() -> panels.forEach(panel -> contents.add(panel.content().get())));
        for (int scale : SCALES) {
            String look = String.format(Locale.ROOT, "%s-%s-%d", theme, language.tag(), scale);
            robot.interact(() -> appearance.scaleProperty().set(scale));
            for (int at = 0; at < panels.size(); at++) {
                String id = panels.get(at).id();
                Parent alone = new StackPane(contents.get(at));
                take(robot, alone, look + "-" + id);
                robot.interact(() -> desktop.window().dock().show(id));
                takeWindow(robot, look + "-window-" + id);
            }
        }
        report(theme + "-" + language.tag());
    }

    private List<PanelDescriptor> panels() {
        Workbench workbench = desktop.workbench();
        return PanelCatalog.all(
                workbench.desk(),
                (path, then) -> {},
                () -> SampleDrivers.program().runProgram(),
                workbench::startDriver);
    }

    private void take(FxRobot robot, Parent root, String name) throws IOException {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            Scene scene = new Scene(root, WIDTH, HEIGHT);
            appearance.dress(scene);
            double contrast =
                    appearance.themeProperty().get().highContrast() ? LayoutCheck.HIGH : LayoutCheck.NORMAL;
            for (Fault fault : LayoutCheck.of(scene, contrast)) {
                String what = fault.kind() + " " + fault.path() + " \"" + fault.text() + "\"";
                wrong.computeIfAbsent(what, key -> new ArrayList<>()).add(name + ": " + fault.detail());
            }
            image[0] = scene.snapshot(null);
            scene.setRoot(new Pane());
        });
        assertThat(Snapshots.write(image[0], "panels/" + name.toLowerCase(Locale.ROOT)))
                .isNotEmptyFile();
    }

    /** A scene without a window: the headless screen may be smaller than the picture. */
    private void takeWindow(FxRobot robot, String name) throws IOException {
        Parent root = stage.getScene().getRoot();
        robot.interact(() -> stage.getScene().setRoot(new Pane()));
        take(robot, root, name);
        robot.interact(() -> stage.getScene().setRoot(root));
    }

    private void report(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        wrong.forEach((what, where) -> lines.add(what + "\n    " + where.size() + " times, first " + where.get(0)));
        Path file = Path.of("target", "screenshots", "panels", "faults-" + name + ".txt");
        Files.write(file, lines);
    }
}
