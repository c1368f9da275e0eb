package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final View first = View.of(Frames.start("part2", Firmware.VMX_OUTSIDE_SMX));
    private final SimpleObjectProperty<View> views = new SimpleObjectProperty<>(first);
    private final SimpleBooleanProperty shown = new SimpleBooleanProperty(true);
    private final List<Integer> drawn = new ArrayList<>();
    private int taken;

    private Live<Integer> live() {
        return Live.of(
                views,
                shown,
                view -> {
                    taken++;
                    return view.cpu();
                },
                drawn::add);
    }

    private View look(int cpu, long at) {
        return new View(first.frame(), cpu, false, OptionalLong.of(at), CodeMode.SOURCE);
    }

    @Test
    void aShownPanelDrawsAtOnceAndWhenItsSliceChanges() {
        live();
        views.set(look(1, 0));
        assertThat(drawn).containsExactly(0, 1);
    }

    @Test
    void anEqualSliceIsNotDrawnAgain() {
        live();
        views.set(look(0, 1));
        views.set(look(0, 2));
        assertThat(taken).isEqualTo(3);
        assertThat(drawn).containsExactly(0);
    }

    @Test
    void aHiddenPanelIsNotEvenAsked() {
        shown.set(false);
        live();
        views.set(look(1, 0));
        assertThat(taken).isZero();
        shown.set(true);
        assertThat(drawn).containsExactly(1);
    }

    @Test
    void aPanelThatIsHiddenStopsListening() {
        live();
        shown.set(false);
        views.set(look(1, 0));
        assertThat(taken).isEqualTo(1);
    }
}
