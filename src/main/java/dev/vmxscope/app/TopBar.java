package dev.vmxscope.app;

import dev.vmxscope.ui.control.Shown;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Menus and commands: two rows, or a single one in a window that is low for the size of its type. */
final class TopBar extends VBox {
    private final MenuRow menus;
    private final CommandBar commands;
    private final Region badge;

    /**
     * The bar.
     *
     * @param slim whether there is room for one row only
     * @param badge what follows the commands in the single row
     */
    TopBar(MenuRow menus, CommandBar commands, Region badge, ObservableValue<Boolean> slim) {
        this.menus = menus;
        this.commands = commands;
        this.badge = badge;
        getStyleClass().add("top-bar");
        // Not once another one has taken its place: the badge can be in one row only.
        slim.when(Shown.of(this)).addListener((property, old, now) -> arrange(now));
        arrange(slim.getValue());
    }

    private void arrange(boolean single) {
        menus.setFolded(single);
        if (single) {
            HBox row = new HBox(menus, commands, badge);
            row.getStyleClass().add("slim-row");
            row.setFillHeight(false);
            menus.setMinWidth(USE_PREF_SIZE);
            badge.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(commands, Priority.ALWAYS);
            getChildren().setAll(row);
        } else {
            menus.setMinWidth(0);
            getChildren().setAll(menus, commands);
        }
    }
}
