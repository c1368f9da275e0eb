package dev.vmxscope.ui.viewmodel;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one panel up to date: takes its slice of each view and has it drawn if it differs from the slice drawn last. A
 * hidden panel is not subscribed at all.
 *
 * @param <S> the slice, a value
 */
public final class Live<S> {
    private final ObservableValue<View> views;
    private final Function<View, S> select;
    private final Consumer<S> draw;
    private final ChangeListener<View> listener = (views, old, view) -> refresh();
    private @Nullable S drawn;

    private Live(ObservableValue<View> views, Function<View, S> select, Consumer<S> draw) {
        this.views = views;
        this.select = select;
        this.draw = draw;
    }

    /** Draws while {@code shown} is true. */
    public static <S> Live<S> of(
            ObservableValue<View> views, ObservableValue<Boolean> shown, Function<View, S> select, Consumer<S> draw) {
        Live<S> live = new Live<>(views, select, draw);
        shown.addListener((property, old, now) -> live.subscribe(now));
        live.subscribe(shown.getValue());
        return live;
    }

    private void subscribe(boolean shown) {
        views.removeListener(listener);
        if (shown) {
            views.addListener(listener);
            refresh();
        }
    }

    /** Takes the slice anew: something else that it depends on has changed. */
    public void refresh() {
        S slice = select.apply(views.getValue());
        if (!Objects.equals(slice, drawn)) {
            drawn = slice;
            draw.accept(slice);
        }
    }
}
