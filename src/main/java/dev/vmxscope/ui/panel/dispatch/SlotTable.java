package dev.vmxscope.ui.panel.dispatch;

import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.journey.SlotUse;
import dev.vmxscope.ui.control.EmColumns;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.control.RowsOrEmpty;
import dev.vmxscope.ui.control.TextColumn;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.DispatchState;
import dev.vmxscope.ui.viewmodel.DispatchState.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The slots as rows: what is in each, who calls it, how often it was called and how that ended. */
final class SlotTable extends StackPane {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass DEFAULT = PseudoClass.getPseudoClass("default-handler");
    private static final PseudoClass FORGOTTEN = PseudoClass.getPseudoClass("forgotten");

    private static final int HANDLER = 2;
    private static final int SOURCE = 3;
    private static final int STATUS = 5;
    private static final int TRIGGER = 6;

    private final Desk desk;
    private final Texts texts;
    private final TableView<Slot> table = new TableView<>();
    private final EmColumns widths;
    private boolean lastForgotten;

    SlotTable(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        RowsOrEmpty.put(this, table, new EmptyState(Feather.GRID, texts.get("dispatch.empty")), table.getItems());
        widths = new EmColumns(this);
        table.setId("dispatch-table");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setAccessibleText(texts.get("panel.dispatch"));
        column("code", 5.4, slot -> String.format(Locale.ROOT, "%02XH", slot.code()));
        column("name", 19, Slot::name);
        column("handler", 22.5, this::handler);
        column("source", 6, Slot::source);
        column("calls", 4, slot -> slot.calls() == 0 ? "" : Integer.toString(slot.calls()));
        column("status", 7.5, SlotTable::status);
        column("trigger", 24, slot -> trigger(slot.code()));
        table.setRowFactory(view -> new Row());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                look(table.getSelectionModel().getSelectedItem());
            }
        });
    }

    private void column(String name, double em, Function<Slot, String> text) {
        TableColumn<Slot, String> column = new TextColumn<>("dispatch-" + name, texts.get("dispatch." + name), text);
        widths.set(column, em);
        table.getColumns().add(column);
    }

    /** Selects the slot of a major function and brings it into sight. */
    void light(int major) {
        if (major < table.getItems().size()) {
            table.getSelectionModel().clearAndSelect(major);
            table.scrollTo(Math.max(0, major - 1));
            table.requestFocus();
        }
    }

    private String handler(Slot slot) {
        return slot.changed() ? texts.format("dispatch.changed", slot.handler(), slot.before()) : slot.handler();
    }

    /** The last status by its name, or in hexadecimal. */
    private static String status(Slot slot) {
        return slot.status().isEmpty()
                ? ""
                : Codes.statusName(slot.status().getAsInt())
                        .orElseGet(() -> HexText.of(slot.status().getAsInt() & 0xFFFFFFFFL, 32));
    }

    private String trigger(int code) {
        return texts.get("irp.trigger." + String.format(Locale.ROOT, "%02X", code));
    }

    private void look(Slot slot) {
        if (slot != null && slot.set()) {
            desk.look(slot.address());
        }
    }

    /** Shows a table, or that there is none. */
    void show(Optional<DispatchState> state) {
        lastForgotten = state.map(DispatchState::lastForgotten).orElse(false);
        int selected = table.getSelectionModel().getSelectedIndex();
        List<Slot> slots = state.map(DispatchState::slots).orElse(List.of());
        table.getItems().setAll(slots);
        hold(HANDLER, slots, this::handler, true);
        hold(SOURCE, slots, Slot::source, true);
        hold(STATUS, slots, SlotTable::status, true);
        hold(TRIGGER, slots, slot -> trigger(slot.code()), false);
        if (selected >= 0 && selected < table.getItems().size()) {
            table.getSelectionModel().select(selected);
        }
    }

    private void hold(int column, List<Slot> slots, Function<Slot, String> text, boolean mono) {
        widths.hold(
                table.getColumns().get(column),
                column == HANDLER || column == TRIGGER ? 12 : 6,
                slots.stream().map(text).toList(),
                mono);
    }

    /** How often it was called and how often each status came of it. */
    private String usage(SlotUse use) {
        if (use.calls() == 0) {
            return texts.get("dispatch.use.none");
        }
        List<String> statuses = new ArrayList<>();
        use.statuses()
                .forEach((status, times) -> statuses.add(texts.format("dispatch.use", Codes.status(status), times)));
        if (use.others() > 0) {
            statuses.add(texts.format("dispatch.use.others", use.others()));
        }
        int open = use.calls() - use.completions();
        if (open > 0) {
            statuses.add(texts.count("dispatch.use.open", open));
        }
        return texts.count("dispatch.used", use.calls(), texts.list(statuses));
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
                                    "dispatch.tip",
                                    slot.name(),
                                    trigger(slot.code()),
                                    HexText.of(slot.address(), 64),
                                    texts.get(slot.set() ? "dispatch.own" : "dispatch.default"),
                                    usage(slot.use())));
            setAccessibleText(blank ? null : texts.format("dispatch.spoken", tooltip.getText(), handler(slot)));
        }
    }
}
