package dev.vmxscope.app.presenter;

import dev.vmxscope.core.text.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The page with all keys of presenter mode, over everything else. */
final class KeyPage extends VBox {
    private final ScrollPane scroll;

    /**
     * The page.
     *
     * @param panels the titles of the panels that have a digit, the first of them 1
     */
    KeyPage(Texts texts, PresenterCommands commands, List<String> panels, Runnable close) {
        getStyleClass().add("key-page");
        setId("key-page");
        Label heading = new Label(texts.get("presenter.keys"));
        heading.getStyleClass().add("key-page-title");
        heading.setWrapText(true);
        scroll = new ScrollPane(new KeyList(texts, commands, panels));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("key-page-scroll");
        VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
        getChildren().setAll(heading, scroll);
        setOnMouseClicked(event -> close.run());
    }

    /** Lets the arrow keys scroll it. */
    void takeKeyboard() {
        scroll.requestFocus();
    }
}
