package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A bug check's analysis behind one line, to be opened, read and copied. */
public final class CrashFold extends VBox {

    /**
     * A closed one.
     *
     * @param lines what a debugger would print
     */
    public CrashFold(Texts texts, List<String> lines) {
        String all = String.join("\n", lines.stream().map(String::stripTrailing).toList());
        setId("crash-analysis");
        getChildren().setAll(new Fold(Feather.FILE_TEXT, texts.get("crash.fold"), content(texts, all)));
    }

    private static Node content(Texts texts, String all) {
        Label text = new Label(all);
        text.getStyleClass().addAll("mono", "crash-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        Button copy = new Button(texts.get("crash.copy"), new Glyph(Feather.COPY));
        copy.setTooltip(new Tooltip(texts.get("crash.copy.tip")));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(all + "\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        VBox box = new VBox(new WrapRow(copy), text);
        box.getStyleClass().add("crash-body");
        return box;
    }
}
