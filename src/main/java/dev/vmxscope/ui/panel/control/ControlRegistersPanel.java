package dev.vmxscope.ui.panel.control;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.ui.control.BitStrip;
import dev.vmxscope.ui.control.BitView;
import dev.vmxscope.ui.control.CpuPicker;
import dev.vmxscope.ui.control.FixedBits;
import dev.vmxscope.ui.control.OriginText;
import dev.vmxscope.ui.control.RevealPane;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.ControlState;
import dev.vmxscope.ui.viewmodel.ControlState.Bits;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.Spotlight;
import java.util.Optional;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** CR4 and CR0 bit by bit under the rule of the FIXED0 and FIXED1 MSRs; a click toggles a bit. */
public final class ControlRegistersPanel extends RevealPane {
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
        addEventFilter(InputEvent.ANY, event -> touched |= event.getEventType() != MouseEvent.MOUSE_MOVED);
        Live.of(desk.views(), Shown.of(this), ControlState::of, this::draw);
        desk.onReveal(this::light);
    }

    @Override
    protected void layoutChildren() {
        if (!touched) {
            cr4.cellOf(Cr4.VMXE).ifPresent(this::reveal);
        }
        super.layoutChildren();
    }

    private BitStrip strip(RegisterLayout layout, Place target) {
        BitStrip strip = new BitStrip(texts);
        strip.setMeaning(
                field -> desk.fields().find(Texts.fieldKey(layout, field)).orElse(""));
        strip.setOrigin(field -> OriginText.of(desk, target, field.mask()));
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

    private void light(Spotlight bits) {
        if (bits.place() instanceof Place.Control) {
            touched = true;
            BitStrip strip = bits.place().equals(Place.Control.CR0) ? cr0 : cr4;
            strip.point(bits.mask()).ifPresent(this::reveal);
        }
    }

    private void draw(ControlState state) {
        shown = Optional.of(state);
        cr4.show(bits(Cr4.LAYOUT, state.cr4()));
        cr0.show(bits(Cr0.LAYOUT, state.cr0()));
        cr4.wantedCell()
                .or(cr0::wantedCell)
                .or(cr4::changedCell)
                .or(cr0::changedCell)
                .ifPresent(this::reveal);
        vmxe.say(
                state.vmxe() ? Tone.GOOD : Tone.CAUTION,
                state.vmxe() ? Feather.CHECK_CIRCLE : Feather.CIRCLE,
                texts.format("control.vmxe." + (state.vmxe() ? state.mode() : "OFF"), Integer.toString(state.cpu())));
        OriginText.say(origin, texts, state.origin());
    }

    private static BitView bits(RegisterLayout layout, Bits bits) {
        BitView view =
                BitView.of(layout, bits.value()).withBefore(bits.before()).withWanted(bits.wanted());
        return bits.fixed()
                .map(fixed -> view.withFixed(new FixedBits(fixed.fixed0(), fixed.fixed1())))
                .orElse(view);
    }
}
