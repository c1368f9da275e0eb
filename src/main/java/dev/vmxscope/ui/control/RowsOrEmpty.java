package dev.vmxscope.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Rows, or while there are none what to say instead. A list's or table's own placeholder is cut where the list is low,
 * and the titles of columns cannot be scrolled to while there is no row; here the placeholder takes the room it needs.
 */
public final class RowsOrEmpty {
    private RowsOrEmpty() {}

    /** Puts both into a place and shows the one that fits what the list holds. */
    public static void put(StackPane place, Node rows, Node empty, ObservableList<?> items) {
        BooleanBinding none = Bindings.isEmpty(items);
        // Still managed, or the first rows would meet a list without a size and scroll to a wrong place.
        rows.visibleProperty().bind(none.not());
        empty.visibleProperty().bind(none);
        empty.managedProperty().bind(none);
        place.getChildren().addAll(rows, empty);
    }
}
