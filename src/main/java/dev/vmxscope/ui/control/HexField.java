package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Entry of a number in hexadecimal. Enter commits a valid number, Escape brings the last one back. */
public final class HexField extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final int bits;
    private final TextField entry = new TextField();
    private final Label problem = new Label();
    private LongConsumer onCommit = number -> {};
    private Runnable onEdit = () -> {};
    private long value;

    /**
     * A field that holds 0.
     *
     * @param bits how wide the number may be, 1 to 64
     */
    public HexField(Texts texts, int bits) {
        this.bits = bits;
        getStyleClass().add("hex-field");
        entry.getStyleClass().add("mono");
        entry.setPrefColumnCount((bits + 3) / 4 + 4);
        problem.getStyleClass().add("hex-problem");
        problem.setWrapText(true);
        problem.setText(texts.format("hex.problem", bits));
        entry.textProperty().addListener(change -> check());
        entry.setOnAction(event -> commit());
        entry.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                setValue(value);
                event.consume();
            }
        });
        getChildren().setAll(entry, problem);
        setValue(0);
    }

    /** Shows a number. */
    public void setValue(long number) {
        value = number;
        entry.setText(HexText.of(number, bits));
        check();
    }

    /** The number last shown or committed. */
    public long value() {
        return value;
    }

    /** Whether the text says a number that fits. */
    public boolean valid() {
        return HexText.parse(entry.getText(), bits).isPresent();
    }

    /** The number that stands there now, committed or not; empty if it is none that fits. */
    public OptionalLong typed() {
        return HexText.parse(entry.getText(), bits);
    }

    /** Who is told whenever something else stands there. */
    public void setOnEdit(Runnable listener) {
        onEdit = listener;
    }

    /** What assistive technology calls the field. */
    public void setName(String name) {
        entry.setAccessibleText(name);
    }

    /** Who gets a number when the user commits it. */
    public void setOnCommit(LongConsumer consumer) {
        onCommit = consumer;
    }

    private void commit() {
        OptionalLong number = HexText.parse(entry.getText(), bits);
        if (number.isPresent()) {
            setValue(number.getAsLong());
            onCommit.accept(value);
        }
    }

    private void check() {
        boolean valid = valid();
        entry.pseudoClassStateChanged(DANGER, !valid);
        problem.setVisible(!valid);
        problem.setManaged(!valid);
        onEdit.run();
    }
}
