package dev.vmxscope.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A line that opens what lies behind it: by a click, by Space or by Enter. */
public final class Fold extends VBox {
    private final Feather picture;
    private final ToggleButton line = new ToggleButton();

    /**
     * A closed fold.
     *
     * @param picture what stands behind the mark that tells whether it is open
     */
    public Fold(Feather picture, String text, Node content) {
        this.picture = picture;
        getStyleClass().add("fold");
        line.getStyleClass().addAll("fold-line");
        line.setText(text);
        line.setMnemonicParsing(false);
        line.setWrapText(true);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinHeight(USE_PREF_SIZE);
        line.selectedProperty().addListener((property, old, open) -> show(content, open));
        getChildren().setAll(line, content);
        show(content, false);
    }

    private void show(Node content, boolean open) {
        HBox pictures = new HBox(new Glyph(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT), new Glyph(picture));
        pictures.getStyleClass().add("fold-pictures");
        line.setGraphic(pictures);
        content.setVisible(open);
        content.setManaged(open);
    }
}
