package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Names and values, what changed marked by an arrow, bold type and the old value. */
public final class ValueTable extends StackPane {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private static final String ARROW = "1234";

    private final Texts texts;
    private final ComputedList<ValueRow> rows = new ComputedList<>();
    private final TableView<ValueRow> table = new TableView<>(rows);
    private final EmColumns widths = new EmColumns(this);

    /** A table without rows; shows the placeholder until there are some. */
    public ValueTable(Texts texts, Node placeholder) {
        this.texts = texts;
        getStyleClass().add("value-table");
        table.getStyleClass().addAll("dense", "mono", "edge-to-edge");
        table.setAccessibleText(texts.get("values.title"));
        table.getColumns().add(column(texts.get("values.name"), "name", 7, ValueRow::name));
        table.getColumns().add(column(texts.get("values.value"), "value", 15, ValueRow::value));
        table.getColumns()
                .add(column(texts.get("values.before"), "before", 15, row -> row.changed() ? row.before() : ""));
        table.setRowFactory(view -> new Row());
        RowsOrEmpty.put(this, table, placeholder, rows);
    }

    /** Shows values. */
    public void setRows(List<ValueRow> values) {
        rows.replaceRows(values);
        // The value has an arrow before it where it changed.
        hold(0, "", values.stream().map(ValueRow::name).toList());
        hold(1, ARROW, values.stream().map(ValueRow::value).toList());
        hold(2, "", values.stream().map(ValueRow::before).toList());
    }

    private void hold(int column, String more, List<String> texts) {
        List<String> longest = longest(texts).map(text -> List.of(more + text)).orElse(List.of());
        widths.hold(table.getColumns().get(column), 7, longest, true);
    }

    /** The longest text: in type of one width it is the widest, too. */
    private static Optional<String> longest(List<String> texts) {
        return texts.stream().max(Comparator.comparingInt(String::length));
    }

    /** Selects the row of that name, if there is one, brings it into sight and puts the keyboard there. */
    public void point(String name) {
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at).name().equals(name)) {
                table.getSelectionModel().clearAndSelect(at);
                table.scrollTo(Math.max(0, at - 1));
                table.requestFocus();
            }
        }
    }

    private TableColumn<ValueRow, String> column(
            String title, String id, double widthEm, Function<ValueRow, String> text) {
        TableColumn<ValueRow, String> column = new TextColumn<>(id, title, text);
        column.setCellFactory(view -> new Cell(id.equals("value")));
        widths.set(column, widthEm);
        return column;
    }

    private String tip(ValueRow row) {
        String key = row.changed() ? "values.tip.changed" : "values.tip";
        return texts.format(key, row.name(), row.value(), row.before(), row.meaning())
                .strip();
    }

    private final class Row extends TableRow<ValueRow> {
        private final Tooltip tooltip = new Tooltip();

        @Override
        protected void updateItem(ValueRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean blank = empty || row == null;
            pseudoClassStateChanged(CHANGED, !blank && row.changed());
            tooltip.setText(blank ? "" : tip(row));
            setTooltip(blank ? null : tooltip);
            setAccessibleText(blank ? null : tip(row));
        }
    }

    private static final class Cell extends TableCell<ValueRow, String> {
        private final Glyph arrow = new Glyph(Feather.ARROW_RIGHT);
        private final boolean marks;

        Cell(boolean marks) {
            this.marks = marks;
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            ValueRow row = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : text);
            setGraphic(marks && !empty && row != null && row.changed() ? arrow : null);
        }
    }
}
