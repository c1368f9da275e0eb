package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
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

/** Pictures of the window, to be looked at; the test itself sees only that the themes differ in brightness. */
@ExtendWith(ApplicationExtension.class)
class WindowPictureTest {
    private Stage stage;
    private Appearance appearance;

    @Start
    void start(Stage shown) {
        stage = shown;
        appearance = new Appearance(Theme.LIGHT, 100);
        appearance.install();
        new MainWindow(
                        stage,
                        Texts.window(Language.ENGLISH),
                        new Settings(new MemorySettings()),
                        appearance,
                        new DemoActions(),
                        DemoPanels.all(),
                        DemoPanels.home())
                .show();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, 1366, 768, 100",
        "DARK, 1366, 768, 100",
        "LIGHT, 3840, 2160, 200",
        "DARK, 3840, 2160, 200",
        "LIGHT, 1366, 768, 300"
    })
    void theWindowIsDrawn(Theme theme, int width, int height, int scale, FxRobot robot) throws Exception {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            appearance.themeProperty().set(theme);
            appearance.scaleProperty().set(scale);
            // A scene without a window: the headless screen is smaller than some of the pictures.
            Parent root = stage.getScene().getRoot();
            stage.getScene().setRoot(new Pane());
            Scene scene = new Scene(root, width, height);
            appearance.dress(scene);
            image[0] = scene.snapshot(null);
        });
        String name = String.format(Locale.ROOT, "window-%s-%dx%d-%d", theme, width, height, scale);
        assertThat(Snapshots.write(image[0], name.toLowerCase(Locale.ROOT))).isNotEmptyFile();
        double corner = image[0].getPixelReader().getColor(2, height - 2).getBrightness();
        assertThat(corner > 0.5).isEqualTo(theme == Theme.LIGHT);
    }
}
