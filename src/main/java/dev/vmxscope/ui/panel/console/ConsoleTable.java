package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.ConsoleView;
import dev.vmxscope.core.console.HighlightRule;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.EmColumns;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.RowsOrEmpty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The rows of the console under the titles of their columns. Only those on the screen have nodes. */
final class ConsoleTable extends StackPane {
    /** Room for what stands in a column at first; it grows with what is shown. */
    private static final Map<Column, String> FIRST = Map.of(
            Column.NUMBER, "0000",
            Column.TIME, "0.00000000",
            Column.PROCESS, "System [4]");

    private static final double TEXT_EM = 24;
    /** For the sign before a text, in characters. */
    private static final int SPARE = 8;

    private final ConsoleView view;
    private final ConsoleItems items;
    private final TableView<ConsoleRow> table;
    private final EmColumns widths;
    private final Map<Column, TableColumn<ConsoleRow, ConsoleRow>> columns = new EnumMap<>(Column.class);
    private final ConsoleWords words;
    private boolean follow = true;
    private final Map<Column, String> longest = new EnumMap<>(Column.class);

    ConsoleTable(Texts texts, ConsoleView view, ConsoleWords words) {
        this.view = view;
        this.words = words;
        this.items = new ConsoleItems(view);
        this.table = new TableView<>(items);
        this.widths = new EmColumns(this);
        getStyleClass().add("console-table");
        table.setId("console-list");
        table.getStyleClass().addAll("mono", "dense", "edge-to-edge");
        table.setAccessibleText(texts.get("log.name"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        for (Column column : Column.values()) {
            addColumn(texts.get("console.column." + column.name()), column);
        }
        table.setRowFactory(shown -> new ConsoleTableRow(this));
        RowsOrEmpty.put(this, table, new EmptyState(Feather.TERMINAL, texts.get("console.empty")), items);
        show(view.settings());
    }

    private void addColumn(String title, Column column) {
        TableColumn<ConsoleRow, ConsoleRow> made = new TableColumn<>(title);
        made.setId("console-column-" + column.ordinal());
        made.setSortable(false);
        made.setReorderable(false);
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setCellFactory(shown -> new ConsoleCell(this, column));
        widths.hold(made, least(column), List.of(FIRST.getOrDefault(column, "")), true);
        columns.put(column, made);
        table.getColumns().add(made);
    }

    /** The table itself, for its selection and its menu. */
    TableView<ConsoleRow> table() {
        return table;
    }

    /** The rows. */
    ConsoleView view() {
        return view;
    }

    /** What is said of the rows. */
    ConsoleWords words() {
        return words;
    }

    /** The rule by which a row stands out. */
    Optional<HighlightRule> rule(ConsoleRow row) {
        return view.highlight(row);
    }

    /** Other columns, other times or other rules. */
    void show(ConsoleSettings settings) {
        columns.forEach((column, shown) -> shown.setVisible(settings.columns().contains(column)));
        table.refresh();
    }

    /** Takes the rows as they are now; what was selected stays so, and the newest is kept in sight if that is wanted. */
    void refresh() {
        int before = items.size();
        Optional<Integer> message = message();
        int above = items.refresh();
        if (above < 0) {
            longest.clear();
            table.getSelectionModel().clearSelection();
            message.ifPresent(this::select);
        }
        if (follow && (items.size() != before || above != 0)) {
            toEnd();
        }
    }

    /** Whether the newest row is kept in sight. */
    void setFollow(boolean newest) {
        follow = newest;
        if (newest) {
            toEnd();
        }
    }

    private void toEnd() {
        if (!items.isEmpty()) {
            // Until its next layout the table counts the old rows and would scroll to the place of another one.
            table.layout();
            table.scrollTo(items.size() - 1);
        }
    }

    /** The message of the row that was selected last. */
    Optional<Integer> message() {
        return selected().map(ConsoleRow.Printed::message);
    }

    /** The row that was selected last, if something printed stands in it. */
    Optional<ConsoleRow.Printed> selected() {
        int at = table.getSelectionModel().getSelectedIndex();
        return at >= 0 && at < view.size() && view.row(at) instanceof ConsoleRow.Printed printed
                ? Optional.of(printed)
                : Optional.empty();
    }

    private void select(int message) {
        int at = view.indexOf(message);
        if (at < items.size() && items.get(at) instanceof ConsoleRow.Printed printed && printed.message() == message) {
            table.getSelectionModel().clearAndSelect(at);
        }
    }

    /** Selects a row, brings it into sight and puts the keyboard there. */
    void point(int index) {
        table.getSelectionModel().clearAndSelect(index);
        table.layout();
        table.scrollTo(Math.max(0, index - 2));
    }

    private static double least(Column column) {
        return column == Column.TEXT ? TEXT_EM : 2;
    }

    /** A text is shown: its column is made wide enough for it, and stays so. */
    void seen(Column column, String text) {
        TableColumn<ConsoleRow, ConsoleRow> shown = columns.get(column);
        String before = longest.getOrDefault(column, FIRST.getOrDefault(column, ""));
        if (shown != null && text.length() > before.length()) {
            longest.put(column, text);
            widths.hold(shown, least(column), List.of(text + " ".repeat(column == Column.TEXT ? SPARE : 0)), true);
        }
    }
}
