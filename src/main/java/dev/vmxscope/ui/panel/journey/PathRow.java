package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.JourneyPath;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One place of a path: the drawn part, what happened as a button, and below it the details if it is chosen. */
final class PathRow extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

    private final Button title = new Button();
    private final VBox column = new VBox(title);

    /** What a row shows. */
    record Look(String title, String below, String lane, boolean chosen, boolean ahead, boolean here) {}

    PathRow(Texts texts, Rail rail, JourneyPath.Lane lane, Look look) {
        getStyleClass().addAll("journey-row", lane == JourneyPath.Lane.USER ? "user-row" : "kernel-row");
        rail.setAhead(look.ahead());
        column.getStyleClass().add("journey-column");
        setHgrow(column, Priority.ALWAYS);
        getChildren().setAll(rail, column);
        title.getStyleClass().add("journey-stop");
        title.setMnemonicParsing(false);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setText(look.title());
        title.pseudoClassStateChanged(CHOSEN, look.chosen());
        title.pseudoClassStateChanged(AHEAD, look.ahead());
        String state = look.here()
                ? texts.get("journey.here")
                : look.ahead() ? texts.get("journey.ahead") : texts.get("journey.happened");
        String spoken = texts.format("journey.row", look.lane(), look.title(), look.below(), state);
        title.setTooltip(new Tooltip(spoken));
        title.setAccessibleText(spoken);
        if (look.here()) {
            title.setGraphic(new Glyph(Feather.MAP_PIN));
        } else if (look.ahead()) {
            title.setGraphic(new Glyph(Feather.MORE_HORIZONTAL));
        }
        if (!look.below().isEmpty()) {
            Label below = new Label(look.below());
            below.getStyleClass().addAll("journey-below", "muted", "mono");
            below.setWrapText(true);
            below.setMinHeight(USE_PREF_SIZE);
            column.getChildren().add(below);
        }
    }

    /** The row of a border between two modes. */
    static Node border(Rail rail, String text, boolean ahead) {
        rail.setAhead(ahead);
        Label label = new Label(text);
        label.getStyleClass().add("journey-border-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(rail, label);
        row.getStyleClass().addAll("journey-row", "border-row");
        setHgrow(label, Priority.ALWAYS);
        return row;
    }

    /** What is pressed. */
    Button title() {
        return title;
    }

    /** Puts details under it. */
    void open(Optional<Node> detail) {
        detail.ifPresent(column.getChildren()::add);
    }
}
