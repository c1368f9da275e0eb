package dev.vmxscope.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands where nothing is yet: a picture, a sentence that says what to do, and a button that does it. */
public final class EmptyState extends VBox {

    /** A placeholder without a button. */
    public EmptyState(Feather icon, String sentence) {
        getStyleClass().add("empty-state");
        Glyph picture = new Glyph(icon);
        picture.getStyleClass().add("empty-icon");
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(picture, label);
    }

    /** A placeholder with a button. */
    public EmptyState(Feather icon, String sentence, String buttonText, Runnable action) {
        this(icon, sentence);
        Button button = new Button(buttonText);
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        getChildren().add(button);
    }
}
