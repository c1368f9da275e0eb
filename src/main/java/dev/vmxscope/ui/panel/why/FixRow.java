package dev.vmxscope.ui.panel.why;

import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Paragraph;
import dev.vmxscope.ui.control.WrapRow;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A button that does something about an instruction that fails, and beside it what would come of that. */
final class FixRow extends VBox {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final Button button;
    private final Label preview;

    FixRow(String id, Feather icon, String text, String then, Runnable action) {
        this.button = new Button(text, new Glyph(icon));
        this.preview = new Paragraph(then, "fix-preview");
        button.setId(id);
        button.getStyleClass().add("fix-button");
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(then));
        button.setAccessibleHelp(then);
        button.setOnAction(event -> action.run());
        button.hoverProperty().addListener(change -> point());
        button.focusedProperty().addListener(change -> point());
        getChildren().setAll(new WrapRow(button, preview));
    }

    private void point() {
        preview.pseudoClassStateChanged(POINTED, button.isHover() || button.isFocused());
    }
}
