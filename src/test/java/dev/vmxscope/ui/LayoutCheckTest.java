package dev.vmxscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.LayoutCheck.Kind;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The check finds planted faults, and nothing where there is none. */
@ExtendWith(ApplicationExtension.class)
class LayoutCheckTest {
    private static final String LONG = "a sentence that is certainly longer than the place that it was given";

    private final List<Fault> found = new ArrayList<>();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new Pane(), 100, 100));
        stage.show();
    }

    private List<Kind> kinds(FxRobot robot, Parent root) {
        robot.interact(() -> {
            root.setStyle("-fx-background-color: white;" + root.getStyle());
            found.addAll(LayoutCheck.of(new Scene(root, 400, 200), LayoutCheck.NORMAL));
        });
        return found.stream().map(Fault::kind).distinct().toList();
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setStyle("-fx-text-fill: black;" + style);
        return label;
    }

    private static Node wrapped(String text, double width) {
        Label label = label(text, "");
        label.setWrapText(true);
        label.setMaxWidth(width);
        return new VBox(label);
    }

    @Test
    void aPlainPageIsWithoutFault(FxRobot robot) {
        VBox page = new VBox(label("short", ""), wrapped(LONG, 150), new HBox(new Button("one"), new Button("two")));
        assertThat(kinds(robot, page)).isEmpty();
    }

    @Test
    void aLabelThatIsTooNarrowIsCut(FxRobot robot) {
        Label label = label(LONG, "-fx-max-width: 80px;");
        label.setId("narrow");
        assertThat(kinds(robot, new VBox(label))).containsExactly(Kind.CUT);
        assertThat(found.get(0).path()).endsWith("#narrow");
        assertThat(found.get(0).detail()).contains("...");
    }

    @Test
    void aWrappedLabelThatIsTooLowIsCut(FxRobot robot) {
        Label label = label(LONG, "-fx-max-width: 100px; -fx-max-height: 30px;");
        label.setWrapText(true);
        assertThat(kinds(robot, new VBox(label))).containsExactly(Kind.CUT);
    }

    @Test
    void aPromptThatIsTooLongIsCut(FxRobot robot) {
        TextField field = new TextField();
        field.setPromptText(LONG);
        field.setMaxWidth(90);
        field.setStyle("-fx-prompt-text-fill: black; -fx-background-color: white;");
        assertThat(kinds(robot, new VBox(new Button("x"), field))).containsExactly(Kind.CUT);
    }

    @Test
    void aWordThatIsBrokenIsReported(FxRobot robot) {
        assertThat(kinds(robot, new VBox(wrapped("IA32_FEATURE_CONTROL is locked", 60))))
                .containsExactly(Kind.BROKEN);
        assertThat(found.get(0).detail()).contains("IA32_FEATURE_CONTROL");
    }

    @Test
    void textBeyondTheEdgeOfTheWindowIsOutside(FxRobot robot) {
        Text text = new Text(350, 50, LONG);
        assertThat(kinds(robot, new Pane(text))).containsExactly(Kind.OUTSIDE);
    }

    @Test
    void textBehindAClipIsOutside(FxRobot robot) {
        Pane pane = new Pane(new Text(10, 50, LONG));
        pane.setClip(new Rectangle(60, 100));
        assertThat(kinds(robot, new StackPane(pane))).containsExactly(Kind.OUTSIDE);
    }

    @Test
    void textThatCanBeScrolledToIsNotOutside(FxRobot robot) {
        VBox tall = new VBox();
        for (int line = 0; line < 50; line++) {
            tall.getChildren().add(label(LONG + LONG, "-fx-min-width: -1;"));
            ((Label) tall.getChildren().get(line)).setMinWidth(Label.USE_PREF_SIZE);
        }
        kinds(robot, new StackPane(new ScrollPane(tall)));
        assertThat(LayoutCheck.report(found)).isEmpty();
    }

    @Test
    void textInAScrollPaneWithoutABarIsOutside(FxRobot robot) {
        Label wide = label(LONG + LONG, "");
        wide.setMinWidth(Label.USE_PREF_SIZE);
        ScrollPane pane = new ScrollPane(wide);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        assertThat(kinds(robot, new StackPane(pane))).containsExactly(Kind.OUTSIDE);
    }

    @Test
    void theRowsOfALongListCanBeScrolledTo(FxRobot robot) {
        ListView<String> list = new ListView<>();
        for (int row = 0; row < 100; row++) {
            list.getItems().add(row + LONG + LONG);
        }
        assertThat(kinds(robot, new StackPane(list))).isEmpty();
    }

    @Test
    void twoThingsOnEachOtherOverlap(FxRobot robot) {
        Button one = new Button("one");
        Button two = new Button("two");
        two.relocate(10, 8);
        assertThat(kinds(robot, new Pane(one, two))).containsExactly(Kind.OVERLAP);
    }

    @Test
    void whatIsMeantToLieOnTopDoesNotOverlap(FxRobot robot) {
        Button two = new Button("two");
        two.relocate(10, 8);
        two.getStyleClass().add("overlay");
        assertThat(kinds(robot, new Pane(new Button("one"), two))).isEmpty();
    }

    @Test
    void paleTextIsReportedWithItsContrast(FxRobot robot) {
        // #777777 on white has 4.48:1, the best known near miss of 4.5:1.
        assertThat(kinds(robot, new VBox(label("pale", "-fx-text-fill: #777777;"))))
                .containsExactly(Kind.PALE);
        assertThat(found.get(0).detail()).startsWith("4.48 of 4.5: #777777 on #ffffff");
    }

    @Test
    void aTranslucentLayerCountsAsWhatItLooksLike(FxRobot robot) {
        VBox layer = new VBox(label("black on a dark veil", ""));
        layer.setStyle("-fx-background-color: rgba(0, 0, 0, 0.8);");
        assertThat(kinds(robot, new VBox(layer))).containsExactly(Kind.PALE);
    }

    @Test
    void aTranslucentTextCountsAsWhatItLooksLike(FxRobot robot) {
        Label faint = label("faint", "");
        faint.setOpacity(0.4);
        assertThat(kinds(robot, new VBox(faint))).containsExactly(Kind.PALE);
    }

    @Test
    void whatLiesBehindInTheSamePlaceIsTheGround(FxRobot robot) {
        StackPane pane = new StackPane(new Rectangle(400, 200, Color.BLACK), label("white", "-fx-text-fill: white;"));
        assertThat(kinds(robot, pane)).isEmpty();
    }

    @Test
    void aDisabledControlMayBePale(FxRobot robot) {
        Button button = new Button("not now");
        button.setDisable(true);
        assertThat(kinds(robot, new VBox(button))).isEmpty();
    }

    @Test
    void theContrastIsTheOneOfWcag() {
        assertThat(LayoutCheckContrast.ratio(Color.BLACK, Color.WHITE)).isCloseTo(21, within(0.001));
        assertThat(LayoutCheckContrast.ratio(Color.web("#767676"), Color.WHITE)).isCloseTo(4.54, within(0.005));
        assertThat(LayoutCheckContrast.ratio(Color.web("#ff0000"), Color.WHITE)).isCloseTo(4.00, within(0.005));
    }
}
