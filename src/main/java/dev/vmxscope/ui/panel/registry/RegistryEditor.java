package dev.vmxscope.ui.panel.registry;

import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.registry.RegistryValue;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.RegistryEdit;
import dev.vmxscope.ui.viewmodel.RegistryState.Row;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where a value of the registry is typed: in a key that is there or in a new one. */
final class RegistryEditor extends VBox {
    /** What is proposed for a mask that is not set: the four levels with a name. */
    private static final int NAMED_LEVELS = 0xF;

    private final Texts texts;
    private final TextField key = new TextField();
    private final TextField name = new TextField();
    private final ComboBox<RegistryEdit.Type> type = new ComboBox<>();
    private final TextField data = new TextField();
    private final Label problem = new Label("", new Glyph(Feather.ALERT_TRIANGLE));
    private final Button delete;
    private final Consumer<Input> submit;

    RegistryEditor(Texts texts, Consumer<Input> submit) {
        this.texts = texts;
        this.submit = submit;
        getStyleClass().add("registry-editor");
        field(key, "registry.key", 34);
        field(name, "registry.name", 11);
        field(data, "registry.data", 11);
        type.getItems().setAll(RegistryEdit.Type.values());
        type.setValue(RegistryEdit.Type.REG_DWORD);
        type.setId("registry-type");
        type.setAccessibleText(texts.get("registry.type"));
        type.setTooltip(new Tooltip(texts.get("registry.type")));
        Button set = new Button(texts.get("registry.set"), new Glyph(Feather.CHECK));
        set.setId("registry-set");
        set.setTooltip(new Tooltip(texts.get("registry.set.tip")));
        set.setOnAction(event -> set());
        data.setOnAction(event -> set());
        delete = new Button(texts.get("registry.delete"), new Glyph(Feather.TRASH_2));
        delete.setId("registry-delete");
        delete.setTooltip(new Tooltip(texts.get("registry.delete.tip")));
        delete.setOnAction(event -> submit.accept(edit().delete()));
        problem.setId("registry-problem");
        problem.getStyleClass().add("console-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        Label title = new Label(texts.get("registry.edit"));
        title.getStyleClass().add("panel-subtitle");
        getChildren().setAll(title, key, new WrapRow(name, type, data), new WrapRow(set, delete), problem);
    }

    private void field(TextField field, String what, int columns) {
        field.setId(what.replace('.', '-'));
        field.setPromptText(texts.get(what));
        field.setAccessibleText(texts.get(what));
        field.setTooltip(new Tooltip(texts.get(what + ".tip")));
        field.setPrefColumnCount(columns);
        field.getStyleClass().add("mono");
    }

    private RegistryEdit edit() {
        return new RegistryEdit(key.getText(), name.getText(), type.getValue(), data.getText());
    }

    private void set() {
        RegistryEdit edit = edit();
        Optional<RegistryEdit.Problem> wrong = edit.problem();
        problem.setVisible(wrong.isPresent());
        wrong.ifPresent(found -> problem.setText(texts.get("registry.problem." + found.name())));
        edit.set().ifPresent(submit);
    }

    /** Puts a value in the fields; one that is only offered with what is mostly wanted. */
    void show(String path, Optional<Row> row) {
        problem.setVisible(false);
        key.setText(path);
        name.setText(row.map(Row::name).orElse(""));
        Optional<RegistryValue> value = row.flatMap(Row::value);
        delete.setDisable(value.isEmpty());
        if (value.isPresent() && value.get() instanceof RegistryValue.Text text) {
            type.setValue(text.expands() ? RegistryEdit.Type.REG_EXPAND_SZ : RegistryEdit.Type.REG_SZ);
            data.setText(text.text());
        } else {
            type.setValue(RegistryEdit.Type.REG_DWORD);
            int number =
                    value.map(found -> ((RegistryValue.Dword) found).value()).orElse(NAMED_LEVELS);
            data.setText(HexText.of(number & 0xFFFFFFFFL, Integer.SIZE));
        }
    }
}
