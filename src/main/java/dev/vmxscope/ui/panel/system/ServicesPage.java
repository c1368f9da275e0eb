package dev.vmxscope.ui.panel.system;

import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.service.ServiceState;
import dev.vmxscope.ui.control.EmColumns;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.RowsOrEmpty;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.TextColumn;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.SystemState;
import dev.vmxscope.ui.viewmodel.SystemState.Row;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The services of drivers, what can be done with them, and what is demanded of their files. */
final class ServicesPage extends BorderPane {
    private final Desk desk;
    private final Texts texts;
    private final Supplier<Action> driver;
    private final PolicyBox policy;
    private final FlowPane buttons = new FlowPane();
    private final Sentence answer = new Sentence();
    private final TableView<Row> table = new TableView<>();
    private final EmColumns widths;

    ServicesPage(Desk desk, Supplier<Action> driver) {
        this.desk = desk;
        this.texts = desk.texts();
        this.driver = driver;
        policy = new PolicyBox(desk);
        StackPane around = new StackPane();
        around.getStyleClass().add("system-table");
        RowsOrEmpty.put(around, table, new EmptyState(Feather.SERVER, texts.get("service.empty")), table.getItems());
        widths = new EmColumns(around);
        table.setId("services");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setAccessibleText(texts.get("system.services"));
        table.setRowFactory(view -> new ServiceRow());
        buttons.getStyleClass().add("panel-row");
        button("service.create", "service.create.tip", Feather.PLUS, this::create);
        button("service.start", "service.start.tip", Feather.PLAY, () -> new Action.StartService(chosen()));
        button("service.stop", "service.stop.tip", Feather.SQUARE, () -> new Action.StopService(chosen()));
        button("service.delete", "service.delete.tip", Feather.TRASH, () -> new Action.DeleteService(chosen()));
        answer.setId("service-answer");
        VBox head = new VBox(policy, buttons, answer);
        head.getStyleClass().add("panel-body");
        ScrollPane above = new ScrollPane(new VBox(head, around));
        above.setFitToWidth(true);
        above.setFitToHeight(true);
        VBox.setVgrow(around, Priority.ALWAYS);
        setCenter(above);
    }

    /** The service that is chosen in the table, else that of the driver that is open. */
    private String chosen() {
        Row row = table.getSelectionModel().getSelectedItem();
        return row == null ? open().service() : row.name();
    }

    private Action.LoadDriver open() {
        if (driver.get() instanceof Action.LoadDriver load) {
            return load;
        }
        throw new IllegalStateException("a driver is always open");
    }

    private Action create() {
        return new Action.CreateService(open().service(), open().image());
    }

    private void button(String key, String tip, Feather icon, Supplier<Action> action) {
        Button button = new Button(texts.get(key), new Glyph(icon));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(texts.get(tip)));
        button.setAccessibleHelp(texts.get(tip));
        button.setOnAction(event -> desk.input(new Input.Request(action.get())));
        buttons.getChildren().add(button);
    }

    private void column(String id, String title, double em, List<Row> rows, Function<Row, String> text) {
        TableColumn<Row, ?> known = table.getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseGet(() -> add(id, title, text));
        widths.hold(known, em, rows.stream().map(text).toList(), id.equals("service-path"));
    }

    private TableColumn<Row, String> add(String id, String title, Function<Row, String> text) {
        TableColumn<Row, String> column = new TextColumn<>(id, title, text);
        table.getColumns().add(column);
        return column;
    }

    void show(SystemState state) {
        policy.show(state.policy());
        buttons.setDisable(state.stopped());
        Row was = table.getSelectionModel().getSelectedItem();
        List<Row> rows = state.services();
        table.getItems().setAll(rows);
        column("service-name", texts.get("service.name"), 8, rows, Row::name);
        column("service-state", texts.get("service.state"), 8, rows, this::state);
        column("service-start", texts.get("service.start-type"), 7, rows, this::startType);
        column("service-last", texts.get("service.last"), 9, rows, this::last);
        column("service-path", texts.get("service.path"), 14, rows, Row::imagePath);
        rows.stream()
                .filter(row -> was != null && row.name().equals(was.name()))
                .findFirst()
                .ifPresent(row -> table.getSelectionModel().select(row));
        showAnswer(state);
    }

    private void showAnswer(SystemState state) {
        if (state.refusal().isPresent()) {
            answer.say(
                    Tone.BAD,
                    Feather.X_CIRCLE,
                    texts.format(
                            "service.refused",
                            state.refusal().get().service(),
                            state.refusal().get().text()));
        } else if (state.answer().isEmpty()) {
            answer.say(Tone.PLAIN, Feather.MINUS_CIRCLE, texts.get("service.none"));
        } else {
            var last = state.answer().get();
            boolean good = last.error() == 0;
            answer.say(
                    good ? Tone.GOOD : Tone.BAD,
                    good ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE,
                    good
                            ? texts.format("service.good", last.call(), last.service())
                            : texts.format("service.bad", last.call(), last.service(), Codes.error(last.error())));
        }
    }

    private String state(Row row) {
        String state = texts.get(
                switch (row.state()) {
                    case STOPPED -> "service.state.stopped";
                    case START_PENDING -> "service.state.start-pending";
                    case STOP_PENDING -> "service.state.stop-pending";
                    case RUNNING -> "service.state.running";
                });
        return row.marked() ? texts.format("service.marked", state) : state;
    }

    private String startType(Row row) {
        return texts.get(
                switch (row.start()) {
                    case 0 -> "service.start.boot";
                    case 1 -> "service.start.system";
                    case 2 -> "service.start.automatic";
                    case 3 -> "service.start.demand";
                    case 4 -> "service.start.disabled";
                    default -> "service.start.unknown";
                });
    }

    private String last(Row row) {
        if (row.lastStart().isEmpty()) {
            return texts.get("service.last.none");
        }
        int error = row.lastStart().getAsInt();
        return error == 0 ? texts.get("service.last.good") : Codes.error(error);
    }

    private final class ServiceRow extends TableRow<Row> {
        private final Tooltip tooltip = new Tooltip();

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean blank = empty || row == null;
            setTooltip(blank ? null : tooltip);
            tooltip.setText(
                    blank
                            ? ""
                            : texts.format(
                                    row.state() == ServiceState.STOP_PENDING ? "service.tip.pending" : "service.tip",
                                    row.name(),
                                    state(row),
                                    startType(row),
                                    last(row),
                                    row.imagePath()));
            setAccessibleText(blank ? null : tooltip.getText());
        }
    }
}
