package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.ui.dock.DockView;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Pictures of the whole window over a real machine, below target/screenshots, to be looked at. */
@ExtendWith(ApplicationExtension.class)
class DesktopPictureTest {
    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
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
    @CsvSource({"LIGHT, 1366, 768, 100", "DARK, 1366, 768, 100", "LIGHT, 1920, 1080, 100", "DARK, 3840, 2160, 200"})
    void theFaultIsDrawnWithEveryPanelOnce(Theme theme, int width, int height, int scale, FxRobot robot)
            throws Exception {
        robot.interact(() -> {
            appearance.themeProperty().set(theme);
            appearance.scaleProperty().set(scale);
            desktop.workbench().desk().input(new Input.SwitchFirmware(Firmware.OFF));
            desktop.workbench().perform(WindowCommand.RUN);
        });
        desktop.workbench().awaitQuiet();
        for (List<String> panels : List.of(
                List.of("dbgview", "cr4", "why"),
                List.of("app", "feature-control", "dispatch"),
                List.of("timeline", "cpuid", "registers"))) {
            DockView dock = desktop.window().dock();
            panels.forEach(panel -> robot.interact(() -> dock.select(panel)));
            WritableImage image = picture(robot, width, height);
            String name = String.format(Locale.ROOT, "fault-%s-%dx%d-%s", theme, width, height, panels.get(0));
            assertThat(Snapshots.write(image, name.toLowerCase(Locale.ROOT))).isNotEmptyFile();
            double corner = image.getPixelReader().getColor(2, height - 2).getBrightness();
            assertThat(corner > 0.5).isEqualTo(theme == Theme.LIGHT);
        }
    }

    /** A scene without a window: the headless screen is smaller than some of the pictures. */
    private WritableImage picture(FxRobot robot, int width, int height) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            Parent root = stage.getScene().getRoot();
            stage.getScene().setRoot(new Pane());
            Scene scene = new Scene(root, width, height);
            appearance.dress(scene);
            scene.snapshot(null);
            image[0] = scene.snapshot(null);
            scene.setRoot(new Pane());
            stage.getScene().setRoot(root);
        });
        return image[0];
    }
}
