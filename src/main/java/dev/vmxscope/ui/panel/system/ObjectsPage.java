package dev.vmxscope.ui.panel.system;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.EmColumns;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.TextColumn;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.NamespaceState;
import dev.vmxscope.ui.viewmodel.NamespaceState.Kind;
import dev.vmxscope.ui.viewmodel.NamespaceState.Row;
import java.util.List;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The names of objects, as WinObj shows them: directories, devices, drivers and symbolic links. */
final class ObjectsPage extends BorderPane {
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final PseudoClass DIRECTORY = PseudoClass.getPseudoClass("directory");
    private static final PseudoClass INSIDE = PseudoClass.getPseudoClass("inside");
    private static final PseudoClass DEEP = PseudoClass.getPseudoClass("deep");
    private static final String INDENT = "    ";

    private final Desk desk;
    private final Texts texts;
    private final TableView<Row> table = new TableView<>();
    private final EmColumns widths;

    ObjectsPage(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        StackPane around = new StackPane(table);
        widths = new EmColumns(around);
        table.setId("objects");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setAccessibleText(texts.get("system.objects"));
        TableColumn<Row, String> name = column("object-name", texts.get("object.name"), ObjectsPage::indented);
        name.setCellFactory(column -> new NameCell());
        column("object-type", texts.get("object.type"), this::type);
        column("object-target", texts.get("object.target"), this::target);
        column("object-references", texts.get("object.references"), ObjectsPage::references);
        table.setRowFactory(view -> new ObjectRow());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                follow(table.getSelectionModel().getSelectedItem());
            }
        });
        Label note = new Label(texts.get("object.note"));
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().add("muted");
        VBox foot = new VBox(note);
        foot.getStyleClass().add("panel-body");
        setCenter(around);
        setBottom(foot);
    }

    private TableColumn<Row, String> column(String id, String title, Function<Row, String> text) {
        TableColumn<Row, String> column = new TextColumn<>(id, title, text);
        table.getColumns().add(column);
        return column;
    }

    private static String indented(Row row) {
        return INDENT.repeat(row.depth()) + row.name();
    }

    private String type(Row row) {
        return texts.get(
                switch (row.kind()) {
                    case DIRECTORY -> "object.type.directory";
                    case DEVICE -> "object.type.device";
                    case DRIVER -> "object.type.driver";
                    case LINK -> "object.type.link";
                });
    }

    private String target(Row row) {
        return switch (row.kind()) {
            case DIRECTORY -> texts.count("object.contents", row.devices());
            case DRIVER -> texts.count(row.lost() ? "object.leaving" : "object.devices", row.devices());
            case DEVICE -> row.lost() ? texts.format("object.dying", row.target()) : row.target();
            case LINK -> row.lost() ? texts.format("object.dangling", row.target()) : row.target();
        };
    }

    private static String references(Row row) {
        return row.references() < 0 ? "" : Integer.toString(row.references());
    }

    /** From a link to what it names, from a device or driver to its dispatch table. */
    private void follow(Row row) {
        if (row == null) {
            return;
        }
        switch (row.kind()) {
            case LINK -> point(row.target().equals("\\??") ? "\\GLOBAL??" : row.target());
            case DEVICE, DRIVER -> desk.revealSlot(0);
            case DIRECTORY -> {}
        }
    }

    private void point(String path) {
        for (int at = 0; at < table.getItems().size(); at++) {
            String name = table.getItems().get(at).path();
            if (name.equalsIgnoreCase(path)) {
                table.getSelectionModel().clearAndSelect(at);
                table.scrollTo(Math.max(0, at - 1));
            }
        }
    }

    void show(NamespaceState state) {
        Row was = table.getSelectionModel().getSelectedItem();
        List<Row> rows = state.rows();
        table.getItems().setAll(rows);
        List<Function<Row, String>> texts =
                List.of(row -> INDENT + indented(row) + INDENT, this::type, this::target, ObjectsPage::references);
        double[] least = {12, 7, 14, 6};
        for (int at = 0; at < least.length; at++) {
            widths.hold(
                    table.getColumns().get(at),
                    least[at],
                    rows.stream().map(texts.get(at)).toList(),
                    at % 2 == 0);
        }
        if (was != null) {
            point(was.path());
        }
    }

    /** A name with the picture of its kind. */
    private static final class NameCell extends TableCell<Row, String> {
        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            Row row = empty ? null : getTableRow().getItem();
            setText(row == null ? null : row.name());
            setGraphic(row == null ? null : picture(row));
            pseudoClassStateChanged(INSIDE, row != null && row.depth() == 1);
            pseudoClassStateChanged(DEEP, row != null && row.depth() > 1);
        }

        private static Glyph picture(Row row) {
            return new Glyph(
                    switch (row.kind()) {
                        case DIRECTORY -> Feather.FOLDER;
                        case DEVICE -> Feather.HARD_DRIVE;
                        case DRIVER -> Feather.BOX;
                        case LINK -> row.lost() ? Feather.ALERT_TRIANGLE : Feather.LINK;
                    });
        }
    }

    private final class ObjectRow extends TableRow<Row> {
        private final Tooltip tooltip = new Tooltip();

        ObjectRow() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !isEmpty()) {
                    follow(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean blank = empty || row == null;
            pseudoClassStateChanged(LOST, !blank && row.lost() && row.kind() != Kind.DRIVER);
            pseudoClassStateChanged(DIRECTORY, !blank && row.kind() == Kind.DIRECTORY);
            setTooltip(blank ? null : tooltip);
            tooltip.setText(blank ? "" : tip(row));
            setAccessibleText(blank ? null : tooltip.getText());
        }

        private String tip(Row row) {
            return switch (row.kind()) {
                case DIRECTORY -> texts.format("object.tip.directory", row.path(), target(row));
                case DEVICE -> texts.format("object.tip.device", row.path(), target(row), references(row));
                case DRIVER -> texts.format("object.tip.driver", row.path(), target(row));
                case LINK ->
                    texts.format(row.lost() ? "object.tip.dangling" : "object.tip.link", row.path(), row.target());
            };
        }
    }
}
