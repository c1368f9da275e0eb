package dev.vmxscope.app;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** The commands as buttons with picture and word; they wrap into more rows rather than hide in an overflow menu. */
final class CommandBar extends FlowPane {

    CommandBar(Texts texts, WindowActions actions) {
        getStyleClass().add("command-bar");
        setId("command-bar");
        for (WindowCommand command : WindowCommand.values()) {
            String text = texts.get(command.textKey());
            Button button = new Button(text, new Glyph(command.icon()));
            button.setId("command-" + command.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            button.getStyleClass().addAll("flat", "command-button");
            button.setMinWidth(USE_PREF_SIZE);
            String keys = command.shortcuts().get(0).getDisplayText();
            button.setTooltip(new Tooltip(texts.format("command.tooltip", texts.get(command.tipKey()), keys)));
            button.setAccessibleHelp(texts.get(command.tipKey()));
            button.setDisable(!actions.enabled(command).get());
            actions.enabled(command).addListener((property, old, can) -> button.setDisable(!can));
            button.setOnAction(event -> actions.perform(command));
            if (command == WindowCommand.RUN) {
                button.getStyleClass().add("command-run");
            }
            getChildren().add(button);
        }
    }
}
