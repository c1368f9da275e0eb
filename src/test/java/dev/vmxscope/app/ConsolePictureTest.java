package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.console.HighlightRule;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.panel.console.ConsolePanel;
import dev.vmxscope.ui.panel.console.PrinterFrames;
import dev.vmxscope.ui.panel.registry.RegistryPanel;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.SourceFinder;
import dev.vmxscope.ui.viewmodel.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
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
 * The pages of the console over a driver that prints at many levels: pictures below target/screenshots/console, on which
 * nothing may be cut, hidden, overlapping or pale.
 */
@ExtendWith(ApplicationExtension.class)
class ConsolePictureTest {
    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
    private final SimpleObjectProperty<Frame> frames = new SimpleObjectProperty<>(PrinterFrames.quiet());
    private final List<String> wrong = new ArrayList<>();

    @Start
    void start(Stage stage) {
        appearance.install();
        stage.setScene(new Scene(new Pane()));
        stage.show();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, ENGLISH, 100 300",
        "DARK, CHINESE, 75 200",
        "HIGH_CONTRAST_LIGHT, CHINESE, 150",
        "HIGH_CONTRAST_DARK, ENGLISH, 125"
    })
    void nothingIsCutHiddenOverlappingOrPale(Theme theme, Language language, String scales, FxRobot robot)
            throws Exception {
        Desk desk = new Desk(frames, PrinterFrames.NOBODY, Words.of(language), SourceFinder.NONE);
        desk.console().comment(new Comment(2, "here the third one comes"));
        desk.console().change(settings());
        robot.interact(() -> {
            appearance.themeProperty().set(theme);
            appearance.speak(language);
        });
        for (String scale : scales.split(" ")) {
            robot.interact(() -> appearance.scaleProperty().set(Integer.parseInt(scale)));
            for (int[] size : new int[][] {{1280, 720}, {620, 400}}) {
                String look = String.join("-", theme.name(), language.tag(), scale, Integer.toString(size[0]));
                if (size[0] == 1280 || scale.equals("100")) {
                    pages(robot, desk, size, look);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static ConsoleSettings settings() {
        List<HighlightRule> rules = IntStream.range(0, HighlightRule.COLOURS)
                .mapToObj(n -> HighlightRule.of(Filter.wildcards("level " + n + ";line " + n), n))
                .toList();
        FilterSet filters = FilterSet.EMPTY.withRules(rules).withExclude(Filter.wildcards("second"));
        return ConsoleSettings.DEFAULT.withFilters(filters).withColumns(EnumSet.allOf(Column.class));
    }

    private void pages(FxRobot robot, Desk desk, int[] size, String look) throws Exception {
        Scene[] alone = new Scene[1];
        robot.interact(() -> {
            StackPane around = new StackPane(new ConsolePanel(desk));
            around.getStyleClass().add("dock-group");
            alone[0] = new Scene(around, size[0], size[1]);
            appearance.dress(alone[0]);
            around.applyCss();
            around.layout();
        });
        take(robot, alone[0], look + "-rows");
        robot.interact(() -> {
            TableView<?> table = (TableView<?>) alone[0].lookup("#console-list");
            table.getSelectionModel().select(3);
            ((Button) alone[0].lookup("#console-why")).fire();
        });
        take(robot, alone[0], look + "-why");
        robot.interact(() -> {
            ((Button) alone[0].lookup("#console-why-back")).fire();
            TableView<?> table = (TableView<?>) alone[0].lookup("#console-list");
            table.getSelectionModel().clearSelection();
            ((Button) alone[0].lookup("#console-why")).fire();
        });
        take(robot, alone[0], look + "-all");
        robot.interact(() -> {
            ((Button) alone[0].lookup("#console-why-back")).fire();
            ToggleButton filter = (ToggleButton) alone[0].lookup("#console-filter");
            if (!filter.isSelected()) {
                filter.fire();
            }
            alone[0].getRoot().applyCss();
            ((Button) alone[0].lookup("#console-rules")).fire();
        });
        take(robot, alone[0], look + "-rules");
        robot.interact(() -> {
            StackPane around = new StackPane(new RegistryPanel(desk));
            around.getStyleClass().add("dock-group");
            alone[0] = new Scene(around, size[0], size[1]);
            appearance.dress(alone[0]);
        });
        take(robot, alone[0], look + "-registry");
    }

    private void take(FxRobot robot, Scene shown, String name) throws Exception {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            double contrast = appearance.themeProperty().get().highContrast() ? LayoutCheck.HIGH : LayoutCheck.NORMAL;
            LayoutCheck.of(shown, contrast).forEach(fault -> wrong.add(name + ": " + fault));
            image[0] = shown.snapshot(null);
        });
        Snapshots.write(image[0], "console/" + name.toLowerCase(Locale.ROOT));
    }
}
