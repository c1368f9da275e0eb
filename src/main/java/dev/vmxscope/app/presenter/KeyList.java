package dev.vmxscope.app.presenter;

import dev.vmxscope.core.text.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The keys of presenter mode, one paragraph a command. */
final class KeyList extends VBox {
    private static final String DIGIT = "presenter.panel.\\d";

    /**
     * The list.
     *
     * @param panels the titles of the panels that have a digit, the first of them 1
     */
    KeyList(Texts texts, PresenterCommands commands, List<String> panels) {
        getStyleClass().add("key-list");
        int number = 0;
        for (PresenterCommand command : commands.all()) {
            if (!command.id().matches(DIGIT)) {
                line(command.keyNames(), texts.get(command.textKey()));
            } else if (number < panels.size()) {
                line(command.keyNames(), texts.format("presenter.key.panel", panels.get(number)));
                number++;
            }
        }
        for (String more : List.of("hold", "zoom", "run")) {
            List<String> keys = List.of(texts.get("presenter.key." + more + ".keys").split(" "));
            line(keys, texts.get("presenter.key." + more));
        }
    }

    private void line(List<String> keys, String text) {
        TextFlow line = new TextFlow();
        line.getStyleClass().add("key-line");
        for (String key : keys) {
            Label label = new Label(key);
            label.getStyleClass().addAll("mono", "key-name");
            line.getChildren().addAll(label, words(" "));
        }
        line.getChildren().add(words(text));
        getChildren().add(line);
    }

    private static Text words(String text) {
        Text words = new Text(text);
        words.getStyleClass().add("key-text");
        return words;
    }
}
