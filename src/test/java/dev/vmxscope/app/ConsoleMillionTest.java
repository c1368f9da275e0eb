package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.console.HighlightRule;
import dev.vmxscope.core.console.LoadedLog;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.DebugSource;
import dev.vmxscope.core.windows.print.DebugVerdict;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.panel.console.ConsolePanel;
import dev.vmxscope.ui.panel.console.PrinterFrames;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.SourceFinder;
import dev.vmxscope.ui.viewmodel.Words;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A million messages in the console: pictures of it with filters and highlights below target/screenshots/console. */
@ExtendWith(ApplicationExtension.class)
class ConsoleMillionTest {
    private static final int MILLION = 1_000_000;
    private static final long NEW_YEAR = 134_116_992_000_000_000L;

    private final Appearance appearance = new Appearance(Theme.DARK, 100);
    private final Desk desk = new Desk(
            new SimpleObjectProperty<>(PrinterFrames.frame(PrinterFrames.start())),
            PrinterFrames.NOBODY,
            Words.of(Language.ENGLISH),
            SourceFinder.NONE);
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        appearance.install();
        StackPane ground = new StackPane(new ConsolePanel(desk));
        ground.getStyleClass().add("dock-group");
        Scene scene = new Scene(ground, 1000, 560);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static Trail<DebugLine> million() {
        DebugSource passed = source(DebugVerdict.PASSED);
        DebugSource held = source(DebugVerdict.FILTERED);
        List<String> kinds = List.of("read", "write", "vmxon", "error", "idle");
        Trail<DebugLine> lines = Trail.empty();
        for (int n = 0; n < MILLION; n++) {
            String text = "[*] " + kinds.get(n % 5) + " request " + n + " is done\n";
            lines = lines.append(new DebugLine(n + 1L, NEW_YEAR + 37L * n, n % 11 == 0 ? held : passed, text));
        }
        return lines;
    }

    private static DebugSource source(DebugVerdict verdict) {
        return new DebugSource(1, 0, false, 101, 3, 4, "System", 8, 0xFFFFF80000001000L, 0, 1, verdict);
    }

    private void finish(FxRobot robot, String count) {
        for (int tries = 0; tries < 400; tries++) {
            WaitForAsyncUtils.waitForFxEvents();
            if (robot.lookup("#console-count")
                    .queryLabeled()
                    .getTooltip()
                    .getText()
                    .contains(count)) {
                return;
            }
        }
        throw new AssertionError(
                robot.lookup("#console-count").queryLabeled().getTooltip().getText());
    }

    private static TableView<ConsoleRow> table(FxRobot robot) {
        return robot.lookup("#console-list").queryTableView();
    }

    private void take(FxRobot robot, String name) throws Exception {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            assertThat(LayoutCheck.of(stage.getScene(), LayoutCheck.NORMAL)).isEmpty();
            image[0] = stage.getScene().snapshot(null);
        });
        Snapshots.write(image[0], "console/million-" + name);
    }

    @Test
    void aMillionMessagesAreFilteredHighlightedAndScrolledAndNoneIsLost(FxRobot robot) throws Exception {
        Trail<DebugLine> lines = million();
        robot.interact(() -> desk.console()
                .show(new ConsoleDesk.Loaded("million.log", new LoadedLog(lines, ConsoleNotes.EMPTY, true))));
        finish(robot, "Not looked at yet: 0.");
        assertThat(table(robot).getItems()).hasSize(MILLION);
        assertThat(visible(robot)).contains("999999");
        take(robot, "all");

        FilterSet filters = FilterSet.EMPTY
                .withExclude(Filter.wildcards("idle"))
                .withRules(List.of(
                        HighlightRule.of(Filter.wildcards("error"), 1),
                        HighlightRule.of(Filter.wildcards("vmxon"), 2),
                        HighlightRule.of(Filter.regex("request \\d*00 "), 9)));
        robot.interact(() -> desk.console().change(ConsoleSettings.DEFAULT.withFilters(filters)));
        // The newest rows are there before all are decided.
        assertThat(visible(robot)).contains("999998");
        finish(robot, "Not looked at yet: 0.");
        assertThat(table(robot).getItems()).hasSize(MILLION / 5 * 4);
        assertThat(robot.lookup("#console-badge").queryButton().getText()).isEqualTo("hidden by filters: 200000");
        assertThat(visible(robot)).contains("999998");
        take(robot, "filtered");

        robot.interact(() -> table(robot).scrollTo(400_000));
        assertThat(visible(robot)).contains("500001");
        take(robot, "middle");
    }

    /** The numbers of the messages on the screen. */
    private static List<String> visible(FxRobot robot) {
        return robot.lookup("#console-list .console-number").queryAll().stream()
                .map(cell -> ((Labeled) cell).getText())
                .toList();
    }
}
