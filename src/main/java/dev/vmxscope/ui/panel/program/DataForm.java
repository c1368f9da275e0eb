package dev.vmxscope.ui.panel.program;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.AppData;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The data that calls send, as text or bytes, and the room that they have for the answer. */
final class DataForm extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Texts texts;
    private final Segmented<AppData.Form> forms = new Segmented<>();
    private final TextField input = new TextField();
    private final TextField room = new TextField();
    private final Label problem = new Label();
    private Runnable onChange = () -> {};
    private AppData.Form form = AppData.FIRST.form();

    /** The form with what is sent at first. */
    DataForm(Texts texts) {
        this.texts = texts;
        getStyleClass().add("app-form");
        for (AppData.Form each : AppData.Form.values()) {
            forms.add(each, texts.get("app.form." + each), texts.get("app.form." + each + ".tip"));
        }
        forms.setOnChoose(chosen -> {
            form = chosen;
            forms.show(form);
            check();
        });
        forms.show(form);
        field(input, "app-input", "app.input", 22);
        field(room, "app-room", "app.room", 7);
        input.setText(AppData.FIRST.input());
        room.setText(AppData.FIRST.room());
        problem.getStyleClass().add("hex-problem");
        problem.setId("app-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .setAll(
                        new WrapRow(label("app.input"), forms, input),
                        new WrapRow(label("app.room"), room, label("app.room.unit")),
                        problem);
        input.textProperty().addListener(change -> check());
        room.textProperty().addListener(change -> check());
        check();
    }

    private Label label(String key) {
        Label label = new Label(texts.get(key));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void field(TextField field, String id, String key, int columns) {
        field.setId(id);
        field.getStyleClass().add("mono");
        field.setPrefColumnCount(columns);
        field.setAccessibleText(texts.get(key));
        field.setTooltip(new Tooltip(texts.get(key + ".tip")));
    }

    /** Who is told whenever something else is typed. */
    void setOnChange(Runnable listener) {
        onChange = listener;
    }

    /** What is typed. */
    AppData data() {
        return new AppData(form, input.getText(), room.getText());
    }

    private void check() {
        AppData data = data();
        boolean goodInput = data.bytes().isPresent();
        boolean goodRoom = data.length().isPresent();
        input.pseudoClassStateChanged(DANGER, !goodInput);
        room.pseudoClassStateChanged(DANGER, !goodRoom);
        String said = goodInput
                ? goodRoom ? "" : texts.format("app.room.problem", AppData.MOST)
                : texts.format("app.input.problem." + form, AppData.MOST);
        problem.setText(said);
        problem.setVisible(!said.isEmpty());
        problem.setManaged(!said.isEmpty());
        onChange.run();
    }
}
