package dev.vmxscope.ui.panel.dispatch;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.DebuggerText;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.DebuggerAnswers;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.DispatchState;
import dev.vmxscope.ui.viewmodel.DispatchState.Choice;
import dev.vmxscope.ui.viewmodel.DispatchState.Slot;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.View;
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
    private final Segmented<Form> forms = new Segmented<>();
    private final DebuggerText debugger;
    private final SlotTable table;
    private final Live<Slice> live;
    private List<Choice> offered = List.of();
    private OptionalLong wanted = OptionalLong.empty();
    private Form form = Form.TABLE;

    /** In which form the table is shown. */
    private enum Form {
        /** As a table. */
        TABLE,
        /** As WinDbg says it. */
        WINDBG
    }

    /** What is drawn: the table, and in that form what WinDbg says of it. */
    private record Slice(Optional<DispatchState> state, String answer) {}

    /** The panel. */
    public DispatchPanel(Desk desk) {
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "dispatch-panel");
        table = new SlotTable(desk);
        drivers.setId("dispatch-drivers");
        debugger = new DebuggerText(texts);
        for (Form each : Form.values()) {
            forms.add(each, texts.get("dispatch.form." + each), texts.get("dispatch.form." + each + ".tip"));
        }
        forms.setId("dispatch-forms");
        forms.show(form);
        VBox top = new VBox(new WrapRow(forms, drivers), head, warning);
        top.getStyleClass().add("panel-body");
        setTop(top);
        setCenter(table);
        live = Live.of(desk.views(), Shown.of(this), this::slice, this::draw);
        drivers.setOnChoose(this::choose);
        forms.setOnChoose(this::turn);
        desk.onRevealSlot(major -> {
            turn(Form.TABLE);
            table.light(major);
        });
    }

    private void turn(Form other) {
        form = other;
        forms.show(other);
        live.refresh();
    }

    /** WinDbg is asked only while its answer shows. */
    private Slice slice(View view) {
        Optional<DispatchState> state = DispatchState.of(view, wanted);
        return new Slice(
                state,
                state.filter(found -> form == Form.WINDBG)
                        .map(found -> DebuggerAnswers.driver(view, found.object()))
                        .orElse(""));
    }

    private void choose(long object) {
        wanted = OptionalLong.of(object);
        live.refresh();
    }

    private void draw(Slice slice) {
        Optional<DispatchState> state = slice.state();
        table.show(state);
        debugger.show(slice.answer());
        setCenter(slice.answer().isEmpty() ? table : debugger);
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
        reveal(drivers, offered.size() > 1);
        drivers.show(found.object());
    }

    private static void reveal(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
