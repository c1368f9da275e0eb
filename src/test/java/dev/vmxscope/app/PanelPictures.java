package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.dock.DockBody;
import dev.vmxscope.ui.dock.PanelDescriptor;
import dev.vmxscope.ui.panel.PanelCatalog;
import dev.vmxscope.ui.panel.lesson.LessonWays;
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
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * Every panel alone and in the window, small and large, in all themes and languages: pictures below
 * target/screenshots/panels, and nothing on them may be cut, hidden, overlapping or pale. The languages are two classes,
 * which are tested at the same time.
 */
@ExtendWith(ApplicationExtension.class)
abstract class PanelPictures {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    /** At 100 percent these four stand beside each other, with the titles of all others. */
    private static final Set<String> WINDOWS = Set.of("code", "cr4", "why", "app");

    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
    /** What is wrong, and on which pictures. */
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();
    /** Packs the pictures while the next ones are drawn. */
    private final ExecutorService writer = Executors.newSingleThreadExecutor();

    private final List<Node> contents = new ArrayList<>();
    private DockBody place;
    private Stage stage;
    private Desktop desktop;
    private List<PanelDescriptor> panels;
    private Scene alone;
    private Scene window;

    /** When the pictures are taken. */
    enum Moment {
        /** VMXON has raised #UD on the second processor, and Windows stands still. */
        FAULT,
        /** Nothing has run yet. */
        BEGIN,
        /** A fault scenario is told in the lesson panel; the firmware has switched VMX off. */
        STORY
    }

    void begin(Stage shown) {
        stage = shown;
        appearance.install();
        desktop = new Desktop(stage, new Settings(new MemorySettings()), appearance);
        desktop.show();
    }

    /**
     * Takes the pictures of a moment.
     *
     * @param scales in percent, with blanks between
     */
    void nothingIsWrongAt(Moment moment, Theme theme, Language language, String scales, FxRobot robot)
            throws Exception {
        robot.interact(() -> {
            appearance.themeProperty().set(theme);
            desktop.window().languageProperty().set(language);
            go(moment);
        });
        desktop.workbench().awaitQuiet();
        Parent root = stage.getScene().getRoot();
        robot.interact(() -> build(root));
        for (String scale : scales.split(" ")) {
            robot.interact(() -> appearance.scaleProperty().set(Integer.parseInt(scale)));
            String look = String.join("-", moment.name(), theme.name(), language.tag(), scale);
            boolean all = theme == Theme.LIGHT && !scale.equals("100");
            takeAll(robot, look, all);
        }
        robot.interact(() -> {
            window.setRoot(new Pane());
            stage.getScene().setRoot(root);
        });
        writer.shutdown();
        assertThat(writer.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(report()).as("%s %s %s", moment, theme, language).isEmpty();
    }

    private void go(Moment moment) {
        Workbench workbench = desktop.workbench();
        switch (moment) {
            case FAULT -> {
                workbench.openSample("part2-one-core");
                workbench.perform(WindowCommand.RUN);
            }
            case BEGIN -> workbench.openSample("part2-vmxon");
            case STORY -> {
                workbench.lessons().open("bios-off");
                workbench.perform(WindowCommand.RUN);
            }
        }
    }

    /** Scenes without a window: the headless screen may be smaller than the pictures. */
    private void build(Parent root) {
        Workbench workbench = desktop.workbench();
        panels = PanelCatalog.all(
                workbench.desk(),
                workbench.lessons(),
                LessonWays.NOWHERE,
                (path, then) -> {},
                () -> SampleDrivers.program().runProgram(),
                workbench::startDriver);
        panels.forEach(panel -> contents.add(panel.content().get()));
        stage.getScene().setRoot(new Pane());
        place = new DockBody();
        alone = new Scene(new StackPane(place), WIDTH, HEIGHT);
        window = new Scene(root, WIDTH, HEIGHT);
        appearance.dress(alone);
        appearance.dress(window);
    }

    private void takeAll(FxRobot robot, String look, boolean allWindows) {
        for (int at = 0; at < panels.size(); at++) {
            String id = panels.get(at).id();
            Node content = contents.get(at);
            robot.interact(() -> {
                place.show(content);
                desktop.window().dock().show(id);
            });
            take(robot, alone, look + "-" + id);
            if (allWindows || WINDOWS.contains(id)) {
                take(robot, window, look + "-window-" + id);
            }
        }
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

    private List<String> report() {
        List<String> lines = new ArrayList<>();
        wrong.forEach((what, where) -> lines.add(what + "\n    " + where.size() + " times, first " + where.get(0)));
        return lines;
    }
}
