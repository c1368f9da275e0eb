package dev.vmxscope.app;

import dev.vmxscope.app.command.Actions;
import dev.vmxscope.app.command.WindowAction;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** The commands as buttons with picture and word; they wrap into more rows rather than hide in an overflow menu. */
final class CommandBar extends FlowPane {
    private final Texts texts;

    CommandBar(Texts texts, Actions table) {
        this.texts = texts;
        getStyleClass().add("command-bar");
        setId("command-bar");
        for (WindowCommand command : WindowCommand.values()) {
            WindowAction action = table.get(command.id());
            Button button = button(action, action.label().in(texts));
            if (command == WindowCommand.RUN) {
                button.getStyleClass().add("command-run");
            }
        }
        button(table.get(Actions.UNDO), texts.get("edit.undo.short"));
        button(table.get(Actions.REDO), texts.get("edit.redo.short"));
    }

    private Button button(WindowAction action, String name) {
        Button button = new Button(name, new Glyph(action.icon()));
        button.setId(action.id());
        button.getStyleClass().addAll("flat", "command-button");
        button.setMinWidth(USE_PREF_SIZE);
        String tip = action.tip().map(wording -> wording.in(texts)).orElse("");
        button.setTooltip(new Tooltip(texts.format("command.tooltip", tip, action.keyText())));
        button.setAccessibleHelp(tip);
        // Bound, for a binding does not keep a bar alive that was made anew in another language.
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(event -> action.perform());
        getChildren().add(button);
        return button;
    }
}
