package dev.vmxscope.app;

import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** One sentence across the window, with a button beside it. */
final class Banner extends HBox {
    private final Sentence sentence = new Sentence();
    private final Button button = new Button();

    /** A banner that does not show. */
    Banner(String id) {
        setId(id);
        getStyleClass().add("banner");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(sentence, button);
        hide();
    }

    /** Shows a sentence. */
    void show(Tone tone, Feather icon, String text, String buttonText, Runnable action) {
        sentence.say(tone, icon, text);
        button.setText(buttonText);
        button.setOnAction(event -> action.run());
        setVisible(true);
        setManaged(true);
    }

    /** Takes it away. */
    void hide() {
        setVisible(false);
        setManaged(false);
    }

    /** What it says. */
    String text() {
        return sentence.getText();
    }
}
