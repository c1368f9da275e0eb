package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.windows.verifier.Mistake;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.bridge.Commands;
import dev.vmxscope.ui.panel.mistakes.MistakesPanel;
import dev.vmxscope.ui.viewmodel.Blunders;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.SourceFinder;
import dev.vmxscope.ui.viewmodel.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The panel with the mistakes of drivers, alone: what it says, what its buttons do, and how it looks. */
@ExtendWith(ApplicationExtension.class)
class MistakesPictureTest {
    /** A late read, a raw write and a leak, and then a block freed twice, which stops Windows. */
    private static final int[] MANY = {2, 18, 26, 28};

    private final Appearance appearance = new Appearance(Theme.LIGHT, 100);
    private final SimpleObjectProperty<Frame> frames = new SimpleObjectProperty<>(Blunders.life());
    private final List<Command> submitted = new ArrayList<>();
    private Desk desk = desk(Language.ENGLISH);
    private Stage stage;

    private Desk desk(Language language) {
        return new Desk(
                frames,
                new Commands() {
                    @Override
                    public void submit(Command command) {
                        submitted.add(command);
                    }

                    @Override
                    public void pause() {}
                },
                Words.of(language),
                SourceFinder.NONE);
    }

    @Start
    void start(Stage shown) {
        stage = shown;
        appearance.install();
        Scene scene = new Scene(new MistakesPanel(desk), 700, 640);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static String text(FxRobot robot, String query) {
        return ((Labeled) robot.lookup(query).query()).getText();
    }

    private static void press(FxRobot robot, Node node) {
        robot.interact(node::requestFocus);
        robot.push(KeyCode.SPACE);
    }

    @Test
    void whereNoMistakeWasFoundItSaysSoAndHowMuchItWatched(FxRobot robot) {
        // CREATE, CLEANUP and CLOSE; the driver calls Windows to start, to complete each, and to be unloaded.
        assertThat(text(robot, ".empty-state .label"))
                .startsWith("No mistake found so far. Watched so far: requests 3, ")
                .contains(", unloads 1. ");
        assertThat(robot.lookup(".mistake-card").queryAll()).isEmpty();
    }

    @Test
    void eachMistakeIsACardThatShowsTheLineAndTheMoment(FxRobot robot) {
        robot.interact(() -> frames.set(Blunders.life(2)));

        assertThat(text(robot, "#mistakes-count")).startsWith("1 mistake.");
        assertThat(text(robot, ".mistake-card .sentence")).isEqualTo("IRP touched after completion (harmful)");
        Mistake mistake = frames.get().machine().windows().mistakes().last();
        List<Node> buttons = List.copyOf(robot.lookup(".mistake-card .button").queryAll());
        press(robot, buttons.get(0));
        assertThat(desk.views().getValue().look()).isEqualTo(OptionalLong.of(mistake.place()));
        press(robot, buttons.get(1));
        assertThat(submitted).containsExactly(new Command.Rewind(mistake.step() - 1));
    }

    @Test
    void aBugCheckIsAnalysedAndKept(FxRobot robot) {
        robot.interact(() -> frames.set(Blunders.life(28)));

        assertThat(text(robot, "#mistakes-crash"))
                .startsWith("Windows stopped with BAD_POOL_CALLER (0xC2): the pool block at ");
        assertThat(robot.lookup(".crash-text").query().isVisible()).isTrue();
        assertThat(robot.lookup(".crash-body").query().isVisible()).isFalse();
        press(robot, robot.lookup("#crash-analysis .fold-line").query());
        assertThat(robot.lookup(".crash-body").query().isVisible()).isTrue();
        assertThat(text(robot, ".crash-text")).contains("FAILURE_BUCKET_ID:  0xC2_7_blunder-clang-O0!free_twice");
    }

    @Test
    void aDriverThatDoesTheSameRightIsNotAccused(FxRobot robot) {
        robot.interact(() -> frames.set(Blunders.life(3, 19, 27, 41, 29)));

        assertThat(robot.lookup(".mistake-card").queryAll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, ENGLISH, 100, 700, 900",
        "DARK, CHINESE, 100, 700, 900",
        "LIGHT, CHINESE, 75, 360, 640",
        "HIGH_CONTRAST_DARK, ENGLISH, 300, 1280, 720",
        "DARK, ENGLISH, 200, 640, 700"
    })
    void nothingIsCutWhateverItsSize(Theme theme, Language language, int scale, int width, int height, FxRobot robot)
            throws IOException {
        for (boolean open : new boolean[] {false, true}) {
            WritableImage[] image = new WritableImage[1];
            List<LayoutCheck.Fault> faults = new ArrayList<>();
            robot.interact(() -> {
                frames.set(Blunders.life(MANY));
                appearance.themeProperty().set(theme);
                appearance.scaleProperty().set(scale);
            });
            robot.interact(() -> {
                Scene scene = new Scene(new StackPane(new MistakesPanel(desk(language))), width, height);
                appearance.dress(scene);
                stage.setScene(scene);
            });
            robot.interact(() -> {
                Scene scene = stage.getScene();
                scene.getRoot().lookupAll(".fold-line").forEach(line -> ((ToggleButton) line).setSelected(open));
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
            robot.interact(() -> {
                faults.addAll(
                        LayoutCheck.of(stage.getScene(), theme.highContrast() ? LayoutCheck.HIGH : LayoutCheck.NORMAL));
                image[0] = stage.getScene().snapshot(null);
            });
            Snapshots.write(
                    image[0], String.format(Locale.ROOT, "mistakes/%s-%s-%d-%s", theme, language.tag(), scale, open));
            assertThat(faults).isEmpty();
        }
    }
}
