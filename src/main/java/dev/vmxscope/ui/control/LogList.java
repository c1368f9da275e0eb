package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** A console: many lines, of which only those on the screen have nodes. Ctrl+C copies the selected lines. */
public final class LogList extends StackPane {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ComputedList<LogRow> rows = new ComputedList<>();
    private final ListView<LogRow> list = new ListView<>(rows);
    private boolean follow = true;

    /** A console without lines; shows the placeholder until there are some. */
    public LogList(Texts texts, Node placeholder) {
        getStyleClass().add("log-list");
        list.getStyleClass().addAll("mono", "dense");
        list.setAccessibleText(texts.get("log.name"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        RowsOrEmpty.put(this, list, placeholder, rows);
    }

    /**
     * Shows lines. Lines added to those already shown cost only themselves.
     *
     * @param lines immutable and quick at random access; kept, not copied
     */
    public void setRows(List<LogRow> lines) {
        int before = rows.size();
        rows.setRows(lines);
        if (follow && lines.size() != before) {
            toEnd();
        }
    }

    /** Whether the newest line is kept in sight. */
    public void setFollow(boolean newest) {
        follow = newest;
        if (newest) {
            toEnd();
        }
    }

    private void toEnd() {
        if (!rows.isEmpty()) {
            // Until its next layout the list counts the old rows and would scroll to the place of another one.
            list.layout();
            list.scrollTo(rows.size() - 1);
        }
    }

    /** The selected lines as text, columns parted by tabs. */
    public String selectedText() {
        return list.getSelectionModel().getSelectedIndices().stream()
                .sorted()
                .map(rows::get)
                .map(row -> row.number() + "\t" + row.cpu() + "\t" + row.text())
                .collect(Collectors.joining("\n"));
    }

    /** Puts the selected lines on the clipboard. */
    public void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(selectedText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The list itself, for its selection and its context menu. */
    public ListView<LogRow> list() {
        return list;
    }

    private static final class Cell extends ListCell<LogRow> {
        private final Label number = new Label();
        private final Label cpu = new Label();
        private final Label text = new Label();
        private final HBox columns = new HBox(number, cpu, text);

        Cell() {
            number.getStyleClass().add("log-number");
            cpu.getStyleClass().add("log-cpu");
            text.getStyleClass().add("log-text");
            columns.getStyleClass().add("log-row");
            List.of(number, cpu, text).forEach(label -> label.setMinWidth(USE_PREF_SIZE));
        }

        @Override
        protected void updateItem(LogRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            number.setText(Long.toString(row.number()));
            cpu.setText(row.cpu());
            text.setText(row.text().stripTrailing());
            setGraphic(columns);
            setAccessibleText(row.number() + " " + row.cpu() + " " + row.text());
        }
    }
}
