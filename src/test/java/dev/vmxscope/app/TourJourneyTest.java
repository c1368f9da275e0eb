package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The tour of the first run. */
class TourJourneyTest extends Journey {
    @Start
    void start(Stage stage) {
        begin(stage);
    }

    private static boolean open(FxRobot robot) {
        return robot.lookup("#tour").tryQuery().isPresent();
    }

    private static String title(FxRobot robot) {
        return robot.lookup("#tour-title").queryLabeled().getText();
    }

    @Test
    void eightStopsGoForwardsAndBackByTheKeyboardAndEnd(FxRobot robot) {
        robot.interact(() -> desktop.window().table().get("menu-tour").perform());
        List<String> titles = new ArrayList<>();
        while (open(robot) && titles.size() < 10) {
            titles.add(title(robot));
            key(robot, KeyCode.RIGHT);
        }
        assertThat(titles).hasSize(8).doesNotHaveDuplicates().endsWith("Why did it fail?");

        robot.interact(() -> desktop.window().beginTour());
        key(robot, KeyCode.ENTER);
        assertThat(title(robot)).isEqualTo(titles.get(1));
        key(robot, KeyCode.LEFT);
        assertThat(title(robot)).isEqualTo(titles.get(0));
        assertThat(robot.lookup("#tour-progress").queryLabeled().getText()).startsWith("1 of 8");
        key(robot, KeyCode.TAB);
        assertThat(robot.lookup("#tour-skip").query().isFocused()).isTrue();
        key(robot, KeyCode.ESCAPE);
        assertThat(open(robot)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"100, ENGLISH", "300, ENGLISH", "100, CHINESE", "300, CHINESE"})
    void everyStopIsReadableAtEverySize(int scale, Language language, FxRobot robot) throws Exception {
        robot.interact(() -> {
            desktop.window().languageProperty().set(language);
            desktop.window().appearance().scaleProperty().set(scale);
            desktop.window().stage().setWidth(1280);
            desktop.window().stage().setHeight(720);
            desktop.window().beginTour();
        });
        for (int stop = 1; stop <= Tour.STOPS.size(); stop++) {
            quiet();
            Parent card = robot.lookup(".tour-card").queryParent();
            Bounds inside = desktop.window().stage().getScene().getRoot().getLayoutBounds();
            assertThat(inside.contains(card.localToScene(card.getLayoutBounds())))
                    .isTrue();
            for (Node node : card.lookupAll(".label")) {
                Labeled label = (Labeled) node;
                assertThat(label.getHeight())
                        .as(label.getText())
                        .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()) - 1);
            }
            int number = stop;
            robot.interact(() -> Snapshots.write(
                    desktop.window().stage().getScene().snapshot(null),
                    "tour-" + language + "-" + scale + "-" + number));
            key(robot, KeyCode.PAGE_DOWN);
        }
        assertThat(open(robot)).isFalse();
    }

    @Test
    void itComesByItselfOnceOnly(FxRobot robot) {
        MemorySettings store = new MemorySettings();
        List<Boolean> shown = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            robot.interact(() -> {
                Stage stage = new Stage();
                new Main(store).start(stage);
                shown.add(stage.getScene().lookup("#tour") != null);
                stage.hide();
            });
        }
        assertThat(shown).containsExactly(true, false);
    }
}
