package dev.vmxscope.ui.panel.dispatch;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.DispatchState;
import dev.vmxscope.ui.viewmodel.DispatchState.Choice;
import dev.vmxscope.ui.viewmodel.DispatchState.Slot;
import dev.vmxscope.ui.viewmodel.Live;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The 28 slots of a driver's dispatch table, as they stand in the guest's memory; or what WinDbg would say of it. */
public final class DispatchPanel extends BorderPane {
    private final Texts texts;
    private final Sentence head = new Sentence();
    private final Sentence warning = new Sentence();
    private final Segmented<Long> drivers = new Segmented<>();
    private final WrapRow picker = new WrapRow(drivers);
    private final SlotTable table;
    private final Live<Optional<DispatchState>> live;
    private List<Choice> offered = List.of();
    private OptionalLong wanted = OptionalLong.empty();

    /** The panel. */
    public DispatchPanel(Desk desk) {
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "dispatch-panel");
        table = new SlotTable(desk);
        drivers.setId("dispatch-drivers");
        VBox top = new VBox(picker, head, warning);
        top.getStyleClass().add("panel-body");
        setTop(top);
        setCenter(table);
        live = Live.of(desk.views(), Shown.of(this), view -> DispatchState.of(view, wanted), this::draw);
        drivers.setOnChoose(this::choose);
        desk.onRevealSlot(table::light);
    }

    private void choose(long object) {
        wanted = OptionalLong.of(object);
        live.refresh();
    }

    private void draw(Optional<DispatchState> state) {
        table.show(state);
        reveal(head.getParent(), state.isPresent());
        reveal(warning, state.map(DispatchState::lastForgotten).orElse(false));
        state.ifPresent(this::tell);
    }

    private void tell(DispatchState found) {
        offer(found);
        long own = found.slots().stream().filter(Slot::set).count();
        head.say(
                Tone.PLAIN,
                Feather.GRID,
                texts.format(
                        "dispatch.head",
                        found.driver(),
                        HexText.of(found.object(), 64),
                        Long.toString(own),
                        Integer.toString(found.slots().size())));
        warning.say(Tone.CAUTION, Feather.ALERT_TRIANGLE, texts.get("dispatch.forgotten"));
    }

    /** A choice only where there is more than one driver. */
    private void offer(DispatchState found) {
        if (!found.drivers().equals(offered)) {
            offered = found.drivers();
            drivers.clear();
            for (Choice choice : offered) {
                String tip = texts.format("dispatch.choose.tip", choice.service(), HexText.of(choice.object(), 64));
                drivers.add(choice.object(), choice.service(), tip);
            }
        }
        reveal(picker, offered.size() > 1);
        drivers.show(found.object());
    }

    private static void reveal(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
