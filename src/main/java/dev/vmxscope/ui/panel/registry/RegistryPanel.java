package dev.vmxscope.ui.panel.registry;

import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.print.DebugFilter;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import dev.vmxscope.ui.control.EmColumns;
import dev.vmxscope.ui.control.EmRoom;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.control.TextColumn;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.RegistryState;
import dev.vmxscope.ui.viewmodel.RegistryState.Branch;
import dev.vmxscope.ui.viewmodel.RegistryState.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The registry of the emulated machine: its keys, their values, what each does and when. */
public final class RegistryPanel extends BorderPane {
    /** From this width on, in em, keys and values stand beside each other. */
    private static final double WIDE_EM = 60;

    private final Desk desk;
    private final Texts texts;
    private final TreeView<Branch> tree = new TreeView<>();
    private final TableView<Row> table = new TableView<>();
    private final EmColumns widths;
    private final RegistryEditor editor;
    private final Label path = new Label();
    private final Sentence effect = new Sentence();
    private final Sentence pending = new Sentence();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final EmRoom room = new EmRoom(() -> WIDE_EM, 0, this::requestLayout);
    private String key = Registry.DEBUG_PRINT_FILTER;
    private RegistryState shown = new RegistryState(Registry.EMPTY, DebugFilter.UNTOUCHED);
    private boolean drawing;

    /** The panel. */
    public RegistryPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "registry-panel");
        StackPane around = new StackPane(table);
        around.getStyleClass().add("registry-values");
        widths = new EmColumns(around);
        editor = new RegistryEditor(texts, this::submit);
        keys();
        values();
        Button reboot = new Button(texts.get("registry.reboot"), new Glyph(Feather.ROTATE_CCW));
        reboot.setId("registry-reboot");
        reboot.setTooltip(new Tooltip(texts.get("registry.reboot.tip")));
        reboot.setOnAction(event -> desk.input(new Input.Start(Restart.WARM)));
        path.getStyleClass().add("panel-subtitle");
        path.setWrapText(true);
        path.setMinHeight(USE_PREF_SIZE);
        path.setId("registry-path");
        path.setTooltip(new Tooltip(texts.get("registry.path.tip")));
        effect.setId("registry-effect");
        pending.setId("registry-pending");
        pending.managedProperty().bind(pending.visibleProperty());
        body.getChildren().setAll(path, around, effect, pending, editor, new WrapRow(reboot));
        body.getStyleClass().add("panel-body");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("console-page", "edge-to-edge");
        getChildren().add(room.probe());
        setCenter(scroll);
        arrange();
        Live.of(desk.views(), Shown.of(this), RegistryState::of, this::draw);
    }

    @Override
    protected void layoutChildren() {
        if (room.measure(getWidth(), getHeight())) {
            arrange();
        }
        super.layoutChildren();
    }

    /** The keys stand beside the values, or above them where there is no room. */
    private void arrange() {
        body.getChildren().remove(tree);
        setLeft(null);
        if (room.small()) {
            body.getChildren().add(0, tree);
        } else {
            setLeft(tree);
        }
    }

    private void keys() {
        tree.setId("registry-tree");
        tree.setShowRoot(true);
        tree.getStyleClass().addAll("dense", "edge-to-edge");
        tree.setAccessibleText(texts.get("registry.keys"));
        tree.setCellFactory(view -> new KeyCell());
        tree.getSelectionModel().selectedItemProperty().addListener((property, old, item) -> {
            if (item != null && !drawing) {
                key = item.getValue().path();
                showKey();
            }
        });
    }

    private void values() {
        table.setId("registry-table");
        table.getStyleClass().addAll("dense", "edge-to-edge", "mono");
        table.setAccessibleText(texts.get("registry.values"));
        table.setPlaceholder(new Label(texts.get("registry.empty")));
        column("name", 9, this::named);
        column("type", 7, row -> row.value().map(RegistryValue::type).orElse(""));
        column("data", 9, this::data);
        column("running", 9.5, row -> row.running().map(RegistryPanel::hex).orElse(""));
        column("next", 11.5, row -> row.next().map(RegistryPanel::hex).orElse(""));
        table.getSelectionModel().selectedItemProperty().addListener((property, old, row) -> {
            if (!drawing) {
                showRow(Optional.ofNullable(row));
            }
        });
    }

    private void column(String name, double em, Function<Row, String> text) {
        TableColumn<Row, String> column =
                new TextColumn<>("registry-column-" + name, texts.get("registry.column." + name), text);
        widths.set(column, em);
        table.getColumns().add(column);
    }

    private static String hex(int value) {
        return HexText.of(value & 0xFFFFFFFFL, Integer.SIZE);
    }

    private String data(Row row) {
        return row.value()
                .map(value -> value instanceof RegistryValue.Dword number
                        ? hex(number.value())
                        : ((RegistryValue.Text) value).text())
                .orElseGet(() -> texts.get("registry.absent"));
    }

    private String named(Row row) {
        return row.name().isEmpty() ? texts.get("registry.default") : row.name();
    }

    private void submit(Input input) {
        desk.input(input);
    }

    private void draw(RegistryState state) {
        shown = state;
        drawing = true;
        Branch root = state.tree();
        TreeItem<Branch> item = item(root);
        tree.setRoot(item);
        drawing = false;
        showKey();
    }

    /** All keys are open: there are few. */
    private TreeItem<Branch> item(Branch branch) {
        TreeItem<Branch> item = new TreeItem<>(branch, new Glyph(Feather.FOLDER));
        item.setExpanded(true);
        for (Branch below : branch.below()) {
            item.getChildren().add(item(below));
        }
        if (branch.path().equalsIgnoreCase(key)) {
            tree.getSelectionModel().select(item);
        }
        return item;
    }

    private void select(TreeItem<Branch> item) {
        if (item.getValue().path().equalsIgnoreCase(key)) {
            tree.getSelectionModel().select(item);
        }
        item.getChildren().forEach(this::select);
    }

    private void showKey() {
        drawing = true;
        TreeItem<Branch> root = tree.getRoot();
        if (root != null) {
            select(root);
        }
        String name = Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(Row::name)
                .orElse("");
        List<Row> rows = shown.rows(key);
        table.getItems().setAll(rows);
        widths.hold(table.getColumns().get(0), 9, rows.stream().map(Row::name).toList(), true);
        widths.hold(table.getColumns().get(2), 9, rows.stream().map(this::data).toList(), true);
        path.setText(key);
        drawing = false;
        Optional<Row> row = rows.stream()
                .filter(found -> found.name().equalsIgnoreCase(name))
                .findFirst()
                .or(() -> rows.stream().findFirst());
        row.ifPresent(found -> table.getSelectionModel().select(found));
        showRow(row);
    }

    private void showRow(Optional<Row> row) {
        effect.say(
                Tone.PLAIN,
                Feather.INFO,
                row.map(found ->
                                texts.format("registry.effect." + found.effect().name(), named(found)))
                        .orElseGet(() -> texts.get("registry.empty")));
        boolean waits = row.map(Row::pending).orElse(false);
        pending.setVisible(waits);
        if (waits) {
            pending.say(
                    Tone.CAUTION,
                    Feather.CLOCK,
                    texts.format(
                            "registry.pending",
                            hex(row.get().running().orElse(0)),
                            hex(row.get().next().orElse(0))));
        }
        editor.show(key, row);
    }

    private static final class KeyCell extends TreeCell<Branch> {
        private final Tooltip tooltip = new Tooltip();

        @Override
        protected void updateItem(Branch branch, boolean empty) {
            super.updateItem(branch, empty);
            boolean blank = empty || branch == null;
            setText(blank ? null : branch.name());
            setGraphic(blank ? null : new Glyph(Feather.FOLDER));
            tooltip.setText(blank ? "" : branch.path());
            setTooltip(blank ? null : tooltip);
        }
    }
}
