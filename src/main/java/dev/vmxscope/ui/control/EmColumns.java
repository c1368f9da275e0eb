package dev.vmxscope.ui.control;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/** Gives the columns of a table widths in em: a column's width is a number, so a hidden text tells the size of the type. */
public final class EmColumns {
    private final Text probe = new Text();
    private final Map<TableColumn<?, ?>, Double> widths = new LinkedHashMap<>();

    /** Puts the hidden text beside the table. */
    public EmColumns(StackPane around) {
        probe.setManaged(false);
        probe.setVisible(false);
        around.getChildren().add(probe);
        probe.fontProperty().addListener((property, old, font) -> resize());
    }

    /** Keeps a column that many em wide until the user drags it. */
    public void set(TableColumn<?, ?> column, double em) {
        widths.put(column, em);
        resize();
    }

    private void resize() {
        widths.forEach((column, em) -> column.setPrefWidth(probe.getFont().getSize() * em));
    }
}
