package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.dock.DockBody;
import dev.vmxscope.ui.dock.PanelDescriptor;
import dev.vmxscope.ui.panel.PanelCatalog;
import dev.vmxscope.ui.panel.lesson.LessonWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
    /** At 100 percent these four stand beside each other with all others behind them. */
    private static final Set<String> WINDOWS = Set.of("code", "cr4", "why", "app");

    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
    /** What is wrong, and on how many pictures. */
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();

    /** Packs the pictures while the next ones are drawn. */
    private final ExecutorService writer = Executors.newSingleThreadExecutor();

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
        robot.interact(
                () -> panels.forEach(panel -> contents.add(panel.content().get())));
        DockBody place = new DockBody();
        Parent window = stage.getScene().getRoot();
        Scene[] scenes = new Scene[2];
        robot.interact(() -> {
            // Scenes without a window: the headless screen may be smaller than the pictures.
            stage.getScene().setRoot(new Pane());
            scenes[0] = scene(new StackPane(place));
            scenes[1] = scene(window);
        });
        for (int scale : SCALES) {
            String look = String.format(Locale.ROOT, "%s-%s-%d", theme, language.tag(), scale);
            robot.interact(() -> appearance.scaleProperty().set(scale));
            for (int at = 0; at < panels.size(); at++) {
                String id = panels.get(at).id();
                Node content = contents.get(at);
                robot.interact(() -> {
                    place.show(content);
                    desktop.window().dock().show(id);
                });
                take(robot, scenes[0], look + "-" + id);
                if (WINDOWS.contains(id) || theme == Theme.LIGHT && scale > SCALES.get(0)) {
                    take(robot, scenes[1], look + "-window-" + id);
                }
            }
        }
        robot.interact(() -> {
            scenes[1].setRoot(new Pane());
            stage.getScene().setRoot(window);
        });
        writer.shutdown();
        assertThat(writer.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        report(theme + "-" + language.tag());
    }

    private List<PanelDescriptor> panels() {
        Workbench workbench = desktop.workbench();
        return PanelCatalog.all(
                workbench.desk(),
                workbench.lessons(),
                LessonWays.NOWHERE,
                (path, then) -> {},
                () -> SampleDrivers.program().runProgram(),
                workbench::startDriver);
    }

    private Scene scene(Parent root) {
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        appearance.dress(scene);
        return scene;
    }

    private void take(FxRobot robot, Scene scene, String name) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            double contrast = appearance.themeProperty().get().highContrast() ? LayoutCheck.HIGH : LayoutCheck.NORMAL;
            for (Fault fault : LayoutCheck.of(scene, contrast)) {
                String what = fault.kind() + " " + fault.path() + " \"" + fault.text() + "\"";
                wrong.computeIfAbsent(what, key -> new ArrayList<>()).add(name + ": " + fault.detail());
            }
            image[0] = scene.snapshot(null);
        });
        writer.submit(() -> Snapshots.write(image[0], "panels/" + name.toLowerCase(Locale.ROOT)));
    }

    private void report(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        wrong.forEach((what, where) -> lines.add(what + "\n    " + where.size() + " times, first " + where.get(0)));
        Path file = Path.of("target", "screenshots", "panels", "faults-" + name + ".txt");
        Files.write(file, lines);
    }
}
