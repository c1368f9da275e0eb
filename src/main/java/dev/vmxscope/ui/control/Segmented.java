package dev.vmxscope.ui.control;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * A few values in a row of which one is chosen. It shows what it is told; a click only asks. The arrow keys walk along.
 *
 * @param <T> the values
 */
public final class Segmented<T> extends HBox {
    private final List<T> values = new ArrayList<>();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private Consumer<T> onChoose = value -> {};

    /** A row without values. */
    public Segmented() {
        getStyleClass().add("segmented");
        setFillHeight(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /** One value more, at the right. */
    public void add(T value, String text, String tip) {
        ToggleButton button = new ToggleButton(text);
        button.setTooltip(tip.isEmpty() ? null : new Tooltip(tip));
        button.setAccessibleHelp(tip);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            // What is chosen changes only when the answer comes back.
            button.setSelected(!button.isSelected());
            onChoose.accept(value);
        });
        values.add(value);
        buttons.add(button);
        getChildren().add(button);
        for (int at = 0; at < buttons.size(); at++) {
            buttons.get(at).getStyleClass().removeAll(Styles.LEFT_PILL, Styles.CENTER_PILL, Styles.RIGHT_PILL);
            String place =
                    at == 0 ? Styles.LEFT_PILL : at == buttons.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
            buttons.get(at).getStyleClass().add(place);
        }
    }

    /** Who is asked when the user wants a value. */
    public void setOnChoose(Consumer<T> consumer) {
        onChoose = consumer;
    }

    /** Shows that value as chosen; none if it is not in the row. */
    public void show(@Nullable T value) {
        for (int at = 0; at < values.size(); at++) {
            buttons.get(at).setSelected(Objects.equals(values.get(at), value));
        }
    }

    /** The button of a value. */
    public ToggleButton button(T value) {
        return buttons.get(values.indexOf(value));
    }

    /** Takes all values away. */
    public void clear() {
        values.clear();
        buttons.clear();
        getChildren().clear();
    }

    private void walk(KeyEvent event) {
        int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        for (int at = 0; by != 0 && at < buttons.size(); at++) {
            Node next = buttons.get(Math.floorMod(at + by, buttons.size()));
            if (buttons.get(at).isFocused()) {
                next.requestFocus();
                event.consume();
                return;
            }
        }
    }
}
