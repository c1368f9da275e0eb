package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/** What a command of WinDbg answers, as text to be read and copied. */
public final class DebuggerText extends BorderPane {
    private final TextArea answer = new TextArea();

    /** An empty answer. */
    public DebuggerText(Texts texts) {
        getStyleClass().add("debugger");
        answer.setEditable(false);
        answer.setWrapText(false);
        answer.getStyleClass().addAll("mono", "debugger-text");
        answer.setAccessibleText(texts.get("windbg.name"));
        Button copy = new Button(texts.get("windbg.copy"), new Glyph(Feather.COPY));
        copy.getStyleClass().add("debugger-copy");
        copy.setTooltip(new Tooltip(texts.get("windbg.copy.tip")));
        copy.setOnAction(event -> copy());
        WrapRow bar = new WrapRow(copy);
        bar.getStyleClass().add("debugger-bar");
        setTop(bar);
        setCenter(answer);
    }

    /** Shows an answer; what is selected and where one has scrolled to stays while it is the same. */
    public void show(String text) {
        if (!text.equals(answer.getText())) {
            answer.setText(text);
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(answer.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
