package dev.vmxscope.ui.panel.control;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.ui.control.BitStrip;
import dev.vmxscope.ui.control.BitView;
import dev.vmxscope.ui.control.CpuPicker;
import dev.vmxscope.ui.control.FixedBits;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.text.Texts;
import dev.vmxscope.ui.viewmodel.ControlState;
import dev.vmxscope.ui.viewmodel.ControlState.Bits;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** CR4 and CR0 bit by bit under the rule of the FIXED0 and FIXED1 MSRs; a click toggles a bit. */
public final class ControlRegistersPanel extends ScrollPane {
    private final Desk desk;
    private final Texts texts;
    private final BitStrip cr4;
    private final BitStrip cr0;
    private final Sentence vmxe = new Sentence();
    private final Sentence origin = new Sentence();
    /** Until the person touches the panel, it keeps VMXE in sight. */
    private boolean touched;

    private Optional<ControlState> shown = Optional.empty();

    /** The panel. */
    public ControlRegistersPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "control-panel");
        cr4 = strip(Cr4.LAYOUT, Place.Control.CR4);
        cr0 = strip(Cr0.LAYOUT, Place.Control.CR0);
        cr4.setId("cr4");
        cr0.setId("cr0");
        vmxe.setId("cr4-vmxe");
        VBox head = new VBox(vmxe, new CpuPicker(desk), origin);
        head.getStyleClass().add("panel-body");
        setContent(new VBox(head, cr4, cr0));
        setFitToWidth(true);
        addEventFilter(InputEvent.ANY, event -> touched |= event.getEventType() != MouseEvent.MOUSE_MOVED);
        Live.of(desk.views(), Shown.of(this), ControlState::of, this::draw);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!touched && getContent() instanceof Parent content) {
            content.layout();
            cr4.cellOf(Cr4.VMXE).ifPresent(this::scrollTo);
        }
    }

    private BitStrip strip(RegisterLayout layout, Place target) {
        BitStrip strip = new BitStrip(texts);
        strip.setMeaning(field -> desk.fields()
                .find(dev.vmxscope.core.text.Texts.fieldKey(layout, field))
                .orElse(""));
        strip.setEditable(true);
        strip.setOnToggle(field -> toggle(target, field));
        return strip;
    }

    private void toggle(Place target, BitField field) {
        shown.ifPresent(state -> {
            Bits bits = target.equals(Place.Control.CR4) ? state.cr4() : state.cr0();
            desk.input(new Input.Set(new Poke(state.cpu(), target, bits.value() ^ field.mask())));
        });
    }

    private void draw(ControlState state) {
        shown = Optional.of(state);
        cr4.show(bits(Cr4.LAYOUT, state.cr4()));
        cr0.show(bits(Cr0.LAYOUT, state.cr0()));
        cr4.changedCell().or(cr0::changedCell).ifPresent(this::scrollTo);
        vmxe.say(
                state.vmxe() ? Tone.GOOD : Tone.CAUTION,
                state.vmxe() ? Feather.CHECK_CIRCLE : Feather.CIRCLE,
                texts.format("control.vmxe." + (state.vmxe() ? state.mode() : "OFF"), Integer.toString(state.cpu())));
        origin.say(
                Tone.PLAIN,
                Feather.USER,
                texts.format(
                        "origin." + state.origin().kind(),
                        Long.toString(state.origin().step()),
                        state.origin().place()));
    }

    /** Scrolls as little as shows the whole cell. */
    private void scrollTo(Node cell) {
        Node content = getContent();
        double height = content.getLayoutBounds().getHeight();
        double room = getViewportBounds().getHeight();
        if (room <= 0 || height <= room) {
            return;
        }
        Bounds at = content.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
        double top = getVvalue() * (height - room);
        double wanted = Math.max(at.getMaxY() - room, Math.min(top, at.getMinY()));
        setVvalue(wanted / (height - room));
    }

    private static BitView bits(RegisterLayout layout, Bits bits) {
        BitView view = BitView.of(layout, bits.value()).withBefore(bits.before());
        return bits.fixed()
                .map(fixed -> view.withFixed(new FixedBits(fixed.fixed0(), fixed.fixed1())))
                .orElse(view);
    }
}
