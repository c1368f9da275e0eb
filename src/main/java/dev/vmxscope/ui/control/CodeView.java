package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Source or machine code, line by line, with a gutter for breakpoints and an arrow at what runs next. F9 or a click
 * in the gutter asks to toggle a breakpoint.
 */
public final class CodeView extends StackPane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    /** How many lines stay in sight above the current one. */
    private static final int LEAD = 4;

    private final Texts texts;
    private final ComputedList<CodeRow> rows = new ComputedList<>();
    private final ListView<CodeRow> list = new ListView<>(rows);
    private IntConsumer onBreakpoint = index -> {};

    /** A view without lines; shows the placeholder until there are some. */
    public CodeView(Texts texts, Node placeholder) {
        this.texts = texts;
        getStyleClass().add("code-view");
        list.getStyleClass().addAll("mono", "dense");
        list.setAccessibleText(texts.get("code.name"));
        list.setCellFactory(view -> new Cell());
        list.heightProperty().addListener((property, old, height) -> resized());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            int index = list.getSelectionModel().getSelectedIndex();
            if (event.getCode() == KeyCode.F9 && index >= 0) {
                onBreakpoint.accept(index);
                event.consume();
            }
        });
        // Rows of another size are other rows in sight.
        list.fixedCellSizeProperty().addListener(change -> revealCurrent());
        RowsOrEmpty.put(this, list, placeholder, rows);
    }

    /** Shows lines; the list is kept, not copied, and may be computed on demand. */
    public void setRows(List<CodeRow> lines) {
        int selected = list.getSelectionModel().getSelectedIndex();
        boolean sameSize = lines.size() == rows.size();
        rows.replaceRows(lines);
        if (sameSize && selected >= 0) {
            list.getSelectionModel().select(selected);
        }
    }

    /** Brings a line into sight with some lines above it, unless it is well in sight already. */
    public void reveal(int index) {
        if (index >= 0 && index < rows.size()) {
            // Until its next layout the list counts the old rows and would scroll to the place of another one.
            list.layout();
            double rowsInSight = list.getHeight() / Math.max(1, list.getFixedCellSize());
            int first = Math.max(0, index - (int) Math.min(LEAD, (rowsInSight - 1) / 2));
            boolean inSight = list.lookupAll(".list-cell").stream()
                    .filter(Cell.class::isInstance)
                    .map(Cell.class::cast)
                    .anyMatch(cell -> cell.getIndex() == index && fullyInside(cell));
            if (!inSight) {
                list.scrollTo(first);
            }
        }
    }

    /** Brings the first current line into sight. */
    public void revealCurrent() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).current()) {
                reveal(i);
                return;
            }
        }
    }

    private boolean fullyInside(Cell cell) {
        double top = cell.getBoundsInParent().getMinY();
        return cell.isVisible() && top >= 0 && top + cell.getHeight() * 2 <= list.getHeight();
    }

    /** What was in sight at another height may be out of it now: what runs next must not get lost. */
    private void resized() {
        if (list.getScene() != null && list.getHeight() > 0) {
            revealCurrent();
        }
    }

    /** Who is asked, with the index of the line, when the user wants to toggle a breakpoint. */
    public void setOnBreakpoint(IntConsumer consumer) {
        onBreakpoint = consumer;
    }

    /** The list itself, for its selection. */
    public ListView<CodeRow> list() {
        return list;
    }

    private final class Cell extends ListCell<CodeRow> {
        private final Glyph stop = new Glyph(Feather.STOP_CIRCLE);
        private final Glyph arrow = new Glyph(Feather.ARROW_RIGHT);
        private final StackPane stopPlace = new StackPane(stop);
        private final StackPane arrowPlace = new StackPane(arrow);
        private final Label address = new Label();
        private final Label bytes = new Label();
        private final Label text = new Label();
        private final HBox columns = new HBox(stopPlace, arrowPlace, address, bytes, text);
        private final Tooltip tooltip = new Tooltip();
        private CodeRow.@Nullable Kind styled;

        Cell() {
            getStyleClass().add("code-cell");
            stopPlace.getStyleClass().add("code-gutter");
            stopPlace.setAccessibleRole(AccessibleRole.BUTTON);
            stopPlace.setAccessibleText(texts.get("code.breakpoint"));
            Tooltip.install(stopPlace, new Tooltip(texts.get("code.breakpoint")));
            arrowPlace.getStyleClass().add("code-arrow");
            stop.getStyleClass().add("code-stop");
            address.getStyleClass().add("code-address");
            bytes.getStyleClass().add("code-bytes");
            text.getStyleClass().add("code-text");
            columns.getStyleClass().add("code-row");
            tooltip.setWrapText(true);
            List.of(address, bytes, text).forEach(label -> label.setMinWidth(USE_PREF_SIZE));
            stopPlace.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> onBreakpoint.accept(getIndex()));
        }

        @Override
        protected void updateItem(CodeRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean blank = empty || row == null;
            pseudoClassStateChanged(CURRENT, !blank && row.current());
            style(blank ? null : row.kind());
            if (blank) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            stop.setVisible(row.breakpoint());
            arrow.setVisible(row.current());
            address.setText(row.addressText());
            bytes.setText(row.bytesText());
            bytes.setManaged(
                    row.kind() == CodeRow.Kind.INSTRUCTION && !row.bytesText().isEmpty());
            text.setText(row.text().replace("\t", "    "));
            tooltip.setText(row.tooltip());
            setTooltip(row.tooltip().isEmpty() ? null : tooltip);
            setGraphic(columns);
            setAccessibleText(spoken(row));
        }

        /** A change of style classes costs a pass of the styles, so there is one only when the kind changes. */
        private void style(CodeRow.@Nullable Kind kind) {
            if (kind != styled) {
                if (styled != null) {
                    getStyleClass().remove(styleClass(styled));
                }
                if (kind != null) {
                    getStyleClass().add(styleClass(kind));
                }
                styled = kind;
            }
        }

        private static String styleClass(CodeRow.Kind kind) {
            return "kind-" + kind.name().toLowerCase(Locale.ROOT);
        }

        private String spoken(CodeRow row) {
            String line = row.addressText() + " " + row.text();
            String stopping = row.breakpoint() ? texts.format("code.stops", line) : line;
            return row.current() ? texts.format("code.current", stopping) : stopping;
        }
    }
}
