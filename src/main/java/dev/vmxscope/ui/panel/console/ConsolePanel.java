package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.LogList;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.ConsoleState;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** What DbgPrint printed, as DbgView shows it. A step back takes lines away again. */
public final class ConsolePanel extends BorderPane {
    private final Texts texts;
    private final LogList list;
    private final TextField search = new TextField();
    private final Label count = new Label();
    private final IntegerProperty cleared = new SimpleIntegerProperty(this, "cleared");
    private List<DebugLine> lines = List.of();

    /** The panel. */
    public ConsolePanel(Desk desk) {
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "console-panel");
        list = new LogList(texts, new EmptyState(Feather.TERMINAL, texts.get("console.empty")));
        list.list().setId("console-list");
        ToggleButton follow = new ToggleButton(texts.get("console.follow"), new Glyph(Feather.CHEVRONS_DOWN));
        follow.getStyleClass().add("flat");
        follow.setTooltip(new Tooltip(texts.get("console.follow.tip")));
        follow.setSelected(true);
        follow.selectedProperty().addListener((property, old, on) -> list.setFollow(on));
        search.setPromptText(texts.get("console.find"));
        search.setAccessibleText(texts.get("console.find"));
        search.setOnAction(event -> find());
        FlowPane bar = new FlowPane(
                follow,
                button("console.clear", Feather.TRASH_2, () -> desk.clear(lines.size())),
                button("console.copy", Feather.COPY, this::copy),
                search,
                count);
        bar.getStyleClass().add("panel-bar");
        setTop(bar);
        setCenter(list);
        Live.of(desk.views(), Shown.of(this), ConsoleState::of, this::draw);
        // Bound, for a binding does not keep a panel alive that was made anew in another language.
        cleared.bind(desk.clearedProperty());
        cleared.addListener((property, old, now) -> show());
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get(key), new Glyph(icon));
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(texts.get(key + ".tip")));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void draw(ConsoleState state) {
        lines = state.lines();
        show();
    }

    private int hidden() {
        return Math.min(cleared.get(), lines.size());
    }

    private void show() {
        list.setRows(new ConsoleRows(texts, lines, hidden()));
        String counted = texts.count("console.count", lines.size());
        count.setText(hidden() == 0 ? counted : texts.format("console.cleared", counted, hidden()));
    }

    /** Copies the selected lines; all of them if none is selected. */
    private void copy() {
        MultipleSelectionModel<?> selection = list.list().getSelectionModel();
        boolean none = selection.isEmpty();
        if (none) {
            selection.selectAll();
        }
        list.copy();
        if (none) {
            selection.clearSelection();
        }
    }

    /** Selects the next line that has the text, from the top again after the last. */
    private void find() {
        String wanted = search.getText().toLowerCase(Locale.ROOT);
        int size = lines.size() - hidden();
        int from = list.list().getSelectionModel().getSelectedIndex() + 1;
        for (int n = 0; n < size && !wanted.isEmpty(); n++) {
            int index = (from + n) % size;
            if (lines.get(hidden() + index).text().toLowerCase(Locale.ROOT).contains(wanted)) {
                list.list().getSelectionModel().clearAndSelect(index);
                list.list().scrollTo(index);
                return;
            }
        }
    }
}
