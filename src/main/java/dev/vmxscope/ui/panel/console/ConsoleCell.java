package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.ui.control.Glyph;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One cell of the console. What a row's colour says, its text column says by a sign as well. */
final class ConsoleCell extends TableCell<ConsoleRow, ConsoleRow> {
    private static final String GAP = "   ";

    private final ConsoleTable table;
    private final Column column;

    ConsoleCell(ConsoleTable table, Column column) {
        this.table = table;
        this.column = column;
        if (column == Column.NUMBER || column == Column.TIME) {
            getStyleClass().add("console-number");
        }
        if (column != Column.TEXT) {
            getStyleClass().add("console-aside");
        }
    }

    @Override
    protected void updateItem(ConsoleRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null || getIndex() >= table.view().size()) {
            setText(null);
            setGraphic(null);
            return;
        }
        String text = table.words().cell(table.view(), getIndex(), row, column);
        boolean ghost = row instanceof ConsoleRow.Printed printed && printed.ghost();
        boolean said = column == Column.TEXT && ghost;
        String all = said ? text + GAP + table.words().reason(((ConsoleRow.Printed) row).line()) : text;
        table.seen(column, all);
        setText(all);
        setGraphic(column == Column.TEXT ? sign(row, ghost) : null);
    }

    private @Nullable Node sign(ConsoleRow row, boolean ghost) {
        if (row instanceof ConsoleRow.Commented) {
            return new Glyph(Feather.MESSAGE_SQUARE);
        }
        HBox signs = new HBox();
        signs.getStyleClass().add("console-signs");
        if (ghost) {
            signs.getChildren().add(new Glyph(Feather.EYE_OFF));
        }
        table.rule(row).ifPresent(rule -> {
            Label mark = new Label(rule.mark());
            mark.getStyleClass().add("console-mark");
            signs.getChildren().add(mark);
        });
        return signs.getChildren().isEmpty() ? null : signs;
    }
}
