package dev.vmxscope.ui.panel.dispatch;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.EmColumns;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.control.RowsOrEmpty;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.DispatchState;
import dev.vmxscope.ui.viewmodel.DispatchState.Slot;
import dev.vmxscope.ui.viewmodel.Live;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The 28 slots of the driver's dispatch table, as they stand in the guest's memory. */
public final class DispatchPanel extends BorderPane {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass DEFAULT = PseudoClass.getPseudoClass("default-handler");
    private static final PseudoClass FORGOTTEN = PseudoClass.getPseudoClass("forgotten");

    private static final int HANDLER = 2;
    private static final int TRIGGER = 5;

    private final Desk desk;
    private final Texts texts;
    private final Sentence head = new Sentence();
    private final Sentence warning = new Sentence();
    private final TableView<Slot> table = new TableView<>();
    private final EmColumns widths;
    private boolean lastForgotten;

    /** The panel. */
    public DispatchPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "dispatch-panel");
        StackPane around = new StackPane();
        RowsOrEmpty.put(around, table, new EmptyState(Feather.GRID, texts.get("dispatch.empty")), table.getItems());
        widths = new EmColumns(around);
        table.setId("dispatch-table");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setAccessibleText(texts.get("panel.dispatch"));
        column("code", 5.4, slot -> String.format(Locale.ROOT, "%02XH", slot.code()));
        column("name", 19, Slot::name);
        column("handler", 22.5, this::handler);
        column("calls", 4, slot -> slot.calls() == 0 ? "" : Integer.toString(slot.calls()));
        column(
                "status",
                7.5,
                slot -> slot.status().isPresent() ? HexText.of(slot.status().getAsInt() & 0xFFFFFFFFL, 32) : "");
        column("trigger", 24, slot -> trigger(slot.code()));
        table.setRowFactory(view -> new Row());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                look(table.getSelectionModel().getSelectedItem());
            }
        });
        VBox top = new VBox(head, warning);
        top.getStyleClass().add("panel-body");
        setTop(top);
        setCenter(around);
        Live.of(desk.views(), Shown.of(this), DispatchState::of, this::draw);
        desk.onRevealSlot(this::light);
    }

    private void light(int major) {
        if (major < table.getItems().size()) {
            table.getSelectionModel().clearAndSelect(major);
            table.scrollTo(Math.max(0, major - 1));
            table.requestFocus();
        }
    }

    private void column(String name, double em, Function<Slot, String> text) {
        TableColumn<Slot, String> column = new TableColumn<>(texts.get("dispatch." + name));
        column.setId("dispatch-" + name);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        widths.set(column, em);
        table.getColumns().add(column);
    }

    private String handler(Slot slot) {
        return slot.changed() ? texts.format("dispatch.changed", slot.handler(), slot.before()) : slot.handler();
    }

    private String trigger(int code) {
        return texts.get("irp.trigger." + String.format(Locale.ROOT, "%02X", code));
    }

    private void look(Slot slot) {
        if (slot != null && slot.set()) {
            desk.look(slot.address());
        }
    }

    private void draw(Optional<DispatchState> state) {
        lastForgotten = state.map(DispatchState::lastForgotten).orElse(false);
        int selected = table.getSelectionModel().getSelectedIndex();
        List<Slot> slots = state.map(DispatchState::slots).orElse(List.of());
        table.getItems().setAll(slots);
        widths.hold(
                table.getColumns().get(HANDLER),
                12,
                slots.stream().map(this::handler).toList(),
                true);
        widths.hold(
                table.getColumns().get(TRIGGER),
                12,
                slots.stream().map(slot -> trigger(slot.code())).toList(),
                false);
        if (selected >= 0 && selected < table.getItems().size()) {
            table.getSelectionModel().select(selected);
        }
        head.getParent().setVisible(state.isPresent());
        head.getParent().setManaged(state.isPresent());
        reveal(warning, lastForgotten);
        state.ifPresent(found -> {
            long own = found.slots().stream().filter(Slot::set).count();
            head.say(
                    Tone.PLAIN,
                    Feather.GRID,
                    texts.format(
                            "dispatch.head",
                            found.driver(),
                            HexText.of(found.object(), 64),
                            Long.toString(own),
                            Integer.toString(found.slots().size())));
            warning.say(Tone.CAUTION, Feather.ALERT_TRIANGLE, texts.get("dispatch.forgotten"));
        });
    }

    private static void reveal(Sentence sentence, boolean shown) {
        sentence.setVisible(shown);
        sentence.setManaged(shown);
    }

    private final class Row extends TableRow<Slot> {
        private final Tooltip tooltip = new Tooltip();

        Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !isEmpty()) {
                    look(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Slot slot, boolean empty) {
            super.updateItem(slot, empty);
            boolean blank = empty || slot == null;
            pseudoClassStateChanged(CHANGED, !blank && slot.changed());
            pseudoClassStateChanged(DEFAULT, !blank && !slot.set());
            pseudoClassStateChanged(FORGOTTEN, !blank && lastForgotten && !slot.set());
            setTooltip(blank ? null : tooltip);
            tooltip.setText(
                    blank
                            ? ""
                            : texts.format(
                                    "dispatch.tip", slot.name(), trigger(slot.code()), HexText.of(slot.address(), 64)));
            setAccessibleText(blank ? null : texts.format("dispatch.spoken", tooltip.getText(), handler(slot)));
        }
    }
}
