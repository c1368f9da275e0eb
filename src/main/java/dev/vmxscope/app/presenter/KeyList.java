package dev.vmxscope.app.presenter;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.WrapRow;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The keys of presenter mode, one line a command. */
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
                line(command.keyText(), texts.get(command.textKey()));
            } else if (number < panels.size()) {
                number++;
                line(Integer.toString(number), texts.format("presenter.key.panel", panels.get(number - 1)));
            }
        }
        for (String more : List.of("hold", "zoom", "run")) {
            line(texts.get("presenter.key." + more + ".keys"), texts.get("presenter.key." + more));
        }
    }

    private void line(String keys, String text) {
        Label key = new Label(keys);
        key.getStyleClass().addAll("mono", "key-name");
        key.setWrapText(true);
        Label what = new Label(text);
        what.setWrapText(true);
        getChildren().add(new WrapRow(key, what));
    }
}
