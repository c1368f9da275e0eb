package dev.vmxscope.ui.panel.timeline;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Grain;
import dev.vmxscope.core.session.Step;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.TimelineState;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where one stands in the history, and the ways to stand elsewhere. */
public final class TimelinePanel extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label position = new Label();
    private final EmptyState empty;
    private final TextField number = new TextField();
    private TimelineState shown = new TimelineState(0, 0, false);
    private boolean drawing;

    /** The panel. */
    public TimelinePanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "timeline-panel", "panel-body");
        position.setId("timeline-position");
        position.setMinWidth(USE_PREF_SIZE);
        slider.setId("timeline-slider");
        slider.setAccessibleText(texts.get("timeline.slider"));
        slider.setBlockIncrement(1);
        slider.valueProperty().addListener((property, old, value) -> dragged(value.doubleValue()));
        number.setPromptText(texts.get("timeline.goto"));
        number.setAccessibleText(texts.get("timeline.goto"));
        number.setId("timeline-goto");
        number.setPrefColumnCount(9);
        number.setOnAction(event -> go());
        FlowPane row = new FlowPane(
                button("timeline.start", Feather.SKIP_BACK, () -> new Command.Seek(0)),
                button("timeline.back", Feather.CHEVRON_LEFT, () -> new Command.Back(Grain.INSTRUCTION)),
                button("timeline.forward", Feather.CHEVRON_RIGHT, this::forward),
                button("timeline.end", Feather.SKIP_FORWARD, () -> new Command.Seek(shown.end())),
                position,
                number);
        row.getStyleClass().add("panel-row");
        empty = new EmptyState(Feather.CLOCK, texts.get("timeline.empty"));
        empty.managedProperty().bind(empty.visibleProperty());
        getChildren().setAll(slider, row, empty);
        Live.of(desk.views(), Shown.of(this), TimelineState::of, this::draw);
    }

    private Button button(String key, Feather icon, Supplier<Command> command) {
        Button button = new Button("", new Glyph(icon));
        button.setId(key.replace('.', '-'));
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setOnAction(event -> desk.submit(command.get()));
        return button;
    }

    /** Into what is known already; at the end of it one instruction is executed. */
    private Command forward() {
        return shown.position() < shown.end()
                ? new Command.Seek(shown.position() + 1)
                : new Command.Advance(Step.INTO, Grain.INSTRUCTION);
    }

    private void dragged(double value) {
        long wanted = Math.round(value);
        if (!drawing && wanted != shown.position()) {
            desk.submit(new Command.Seek(wanted));
        }
    }

    private void go() {
        String text = number.getText().strip();
        if (text.matches("\\d{1,15}")) {
            desk.submit(new Command.Seek(Long.parseLong(text)));
            number.clear();
        }
    }

    private void draw(TimelineState state) {
        shown = state;
        empty.setVisible(state.end() == 0);
        drawing = true;
        slider.setMax((double) Math.max(1, state.end()));
        slider.setValue((double) state.position());
        drawing = false;
        setDisable(state.running());
        position.setText(
                texts.format("timeline.position", Long.toString(state.position()), Long.toString(state.end())));
    }
}
