package dev.vmxscope.ui.control;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;

/**
 * A column of a table whose rows stand in the order of the machine, so that it cannot be sorted.
 *
 * @param <R> the type of a row
 */
public final class TextColumn<R> extends TableColumn<R, String> {

    /** A column with a title. */
    public TextColumn(String id, String title, Function<R, String> text) {
        super(title);
        setId(id);
        setSortable(false);
        setReorderable(false);
        setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    }
}
