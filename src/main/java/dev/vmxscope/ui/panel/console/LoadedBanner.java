package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Tells that a saved log is shown and not what the machine prints, and leads back. */
final class LoadedBanner extends VBox {
    private final Texts texts;
    private final Label name = new Label("", new Glyph(Feather.FILE_TEXT));

    LoadedBanner(Texts texts, Runnable back) {
        this.texts = texts;
        getStyleClass().add("console-loaded");
        name.setId("console-loaded");
        name.setWrapText(true);
        Button live = new Button(texts.get("console.loaded.back"), new Glyph(Feather.ARROW_LEFT));
        live.setId("console-live");
        live.setTooltip(new Tooltip(texts.get("console.loaded.back.tip")));
        live.setOnAction(event -> back.run());
        getChildren().setAll(new WrapRow(name, live));
    }

    void show(Optional<ConsoleDesk.Loaded> saved) {
        name.setText(
                saved.map(log -> texts.format("console.loaded", log.name())).orElse(""));
    }
}
