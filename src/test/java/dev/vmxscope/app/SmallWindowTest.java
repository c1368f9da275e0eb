package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.dock.DockLayout;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window where it is small for the size of its type. */
@ExtendWith(ApplicationExtension.class)
class SmallWindowTest {
    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
    private MainWindow window;

    @Start
    void start(Stage stage) {
        appearance.install();
        window = new MainWindow(
                stage,
                Texts.window(Language.ENGLISH),
                new Settings(new MemorySettings()),
                appearance,
                new DemoActions(),
                DemoPanels.all(),
                DemoPanels.home());
        window.show();
    }

    @BeforeEach
    void large(FxRobot robot) {
        scale(robot, 300);
    }

    private void scale(FxRobot robot, int percent) {
        robot.interact(() -> appearance.scaleProperty().set(percent));
        WaitForAsyncUtils.waitForFxEvents(10);
    }

    private static Set<Node> groups(FxRobot robot) {
        return robot.lookup(".dock-group").queryAll();
    }

    private static MenuButton chooser(FxRobot robot) {
        return robot.lookup(".dock-chooser").queryAs(MenuButton.class);
    }

    @Test
    void onePanelIsShownAtATimeAndTheArrangementComesBackWithTheRoom(FxRobot robot) {
        DockLayout before = window.dock().arrangement();
        assertThat(groups(robot)).hasSize(1);
        scale(robot, 100);
        assertThat(groups(robot)).hasSize(5);
        assertThat(window.dock().arrangement()).isEqualTo(before);
    }

    @Test
    void theChooserNamesThePanelAndLeadsToEveryOther(FxRobot robot) {
        assertThat(chooser(robot).getText()).isEqualTo("Code");
        assertThat(chooser(robot).getItems()).hasSize(window.panels().size());
        robot.interact(() -> chooser(robot).getItems().stream()
                .filter(item -> "choose-log".equals(item.getId()))
                .forEach(item -> item.fire()));
        assertThat(robot.lookup("#demo-log").tryQuery()).isPresent();
        assertThat(robot.lookup(".code-view").tryQuery()).isEmpty();
    }

    @Test
    void aPanelThatIsAskedForComesToTheFrontAndStaysThereWithMoreRoom(FxRobot robot) {
        robot.interact(() -> window.dock().show("values"));
        assertThat(robot.lookup(".value-table").tryQuery()).isPresent();
        scale(robot, 100);
        assertThat(robot.lookup(".value-table").tryQuery()).isPresent();
    }

    @Test
    void ctrlAndTabGoThroughAllPanels(FxRobot robot) {
        List<String> docked = window.dock().arrangement().docked();
        robot.interact(() -> window.dock().show(docked.get(0)));
        for (int at = 1; at <= docked.size(); at++) {
            robot.press(KeyCode.CONTROL).type(KeyCode.TAB).release(KeyCode.CONTROL);
            String next = docked.get(at % docked.size());
            assertThat(chooser(robot).getText()).isEqualTo(window.dock().title(next));
        }
    }

    @Test
    void menusStandInOneAndCommandsAreTheirPicturesAndSayTheirNames(FxRobot robot) {
        MenuBar menus = robot.lookup("#menu-bar").queryAs(MenuBar.class);
        assertThat(menus.getMenus()).hasSize(1);
        assertThat(menus.getMenus().get(0).getItems())
                .extracting(item -> item.getId())
                .contains("menu-file", "menu-run", "menu-view", "menu-help");
        Button run = robot.lookup("#command-run").queryAs(Button.class);
        assertThat(run.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
        assertThat(run.getAccessibleText()).isEqualTo("Run");
        assertThat(run.getTooltip().getText()).contains("F5");
        scale(robot, 100);
        assertThat(menus.getMenus()).hasSizeGreaterThan(3);
        assertThat(run.getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
    }

    @Test
    void theStatusLineDropsPartsOfThePlaceAndKeepsThemInTheTooltip(FxRobot robot) {
        Label place = robot.lookup("#place").queryAs(Label.class);
        String all = place.getTooltip().getText();
        assertThat(place.getText()).isNotEqualTo(all);
        assertThat(all).endsWith(place.getText());
        scale(robot, 100);
        assertThat(robot.lookup("#place").queryAs(Labeled.class).getText()).isEqualTo(all);
    }
}
