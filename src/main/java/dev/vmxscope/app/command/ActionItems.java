package dev.vmxscope.app.command;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;

/** Actions as menu items. */
public final class ActionItems {
    private ActionItems() {}

    /** An item with picture and shortcut. */
    public static MenuItem item(WindowAction action, Texts texts) {
        MenuItem item = prepare(new MenuItem(), action, texts);
        item.setGraphic(new Glyph(action.icon()));
        return item;
    }

    /** An item that shows whether it is chosen; who makes the menu keeps that up to date. */
    public static RadioMenuItem choice(WindowAction action, Texts texts, boolean chosen) {
        RadioMenuItem item = prepare(new RadioMenuItem(), action, texts);
        item.setSelected(chosen);
        return item;
    }

    /** Gives an item of any kind name, shortcut and effect of an action. */
    public static <T extends MenuItem> T prepare(T item, WindowAction action, Texts texts) {
        item.setId(action.id());
        item.setText(action.label().marked(texts));
        item.setMnemonicParsing(action.label().mnemonic());
        // Shown here, carried out by Actions, whose filter comes first.
        if (!action.keys().isEmpty()) {
            item.setAccelerator(action.keys().get(0));
        }
        // Bound, so that an item of a menu that was made anew does not stay alive.
        item.disableProperty().bind(Bindings.not(action.enabled()));
        item.setOnAction(event -> action.perform());
        return item;
    }
}
