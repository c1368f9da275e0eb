package dev.vmxscope.ui.panel.feature;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.ui.control.BitStrip;
import dev.vmxscope.ui.control.BitView;
import dev.vmxscope.ui.control.CpuPicker;
import dev.vmxscope.ui.control.OriginText;
import dev.vmxscope.ui.control.RevealPane;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.FeatureControlState;
import dev.vmxscope.ui.viewmodel.FeatureControlState.Meaning;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.Spotlight;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** MSR 3AH bit by bit, what its value means for VMXON, who wrote it, and the firmware's switch. */
public final class FeatureControlPanel extends RevealPane {
    private final Desk desk;
    private final Texts texts;
    private final BitStrip strip;
    private final Sentence meaning = new Sentence();
    private final Sentence origin = new Sentence();
    private final Segmented<Firmware> firmware = new Segmented<>();
    private Optional<FeatureControlState> shown = Optional.empty();

    /** The panel. */
    public FeatureControlPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "feature-panel");
        strip = new BitStrip(texts);
        strip.setMeaning(field ->
                desk.fields().find(Texts.fieldKey(FeatureControl.LAYOUT, field)).orElse(""));
        strip.setOrigin(field -> OriginText.of(desk, Place.Model.FEATURE_CONTROL, field.mask()));
        strip.setEditable(true);
        strip.setOnToggle(this::toggle);
        meaning.setId("feature-meaning");
        origin.setId("feature-origin");
        firmware.add(Firmware.OFF, texts.get("firmware.off"), texts.get("firmware.off.tip"));
        firmware.add(Firmware.VMX_OUTSIDE_SMX, texts.get("firmware.on"), texts.get("firmware.on.tip"));
        firmware.add(Firmware.UNLOCKED, texts.get("firmware.unlocked"), texts.get("firmware.unlocked.tip"));
        firmware.setOnChoose(choice -> desk.input(new Input.SwitchFirmware(choice)));
        firmware.setId("firmware");
        Label title = new Label(texts.get("firmware.title"));
        title.getStyleClass().add("panel-subtitle");
        Label consequence = new Label(texts.get("firmware.consequence"));
        consequence.setWrapText(true);
        consequence.getStyleClass().add("muted");
        FlowPane row = new FlowPane(title, firmware);
        row.getStyleClass().add("panel-row");
        VBox head = new VBox(meaning, row, consequence);
        head.getStyleClass().add("panel-body");
        VBox foot = new VBox(new CpuPicker(desk), origin);
        foot.getStyleClass().add("panel-body");
        setContent(new VBox(head, strip, foot));
        Live.of(desk.views(), Shown.of(this), FeatureControlState::of, this::draw);
        desk.onReveal(this::light);
    }

    private void toggle(BitField field) {
        shown.ifPresent(state -> desk.input(
                new Input.Set(new Poke(state.cpu(), Place.Model.FEATURE_CONTROL, state.value() ^ field.mask()))));
    }

    private void light(Spotlight bits) {
        if (bits.place().equals(Place.Model.FEATURE_CONTROL)) {
            strip.point(bits.mask()).ifPresent(this::reveal);
        }
    }

    private void draw(FeatureControlState state) {
        boolean newlyWanted =
                state.wanted().isPresent() && !state.wanted().equals(shown.flatMap(FeatureControlState::wanted));
        shown = Optional.of(state);
        strip.show(BitView.of(FeatureControl.LAYOUT, state.value())
                .withBefore(state.before())
                .withLocked(state.locked())
                .withWanted(state.wanted()));
        if (newlyWanted) {
            strip.wantedCell().ifPresent(this::reveal);
        }
        meaning.say(tone(state.meaning()), icon(state.meaning()), texts.get("feature.meaning." + state.meaning()));
        OriginText.say(origin, texts, state.origin());
        firmware.show(state.firmware());
    }

    private static Tone tone(Meaning meaning) {
        return switch (meaning) {
            case READY -> Tone.GOOD;
            case UNLOCKED -> Tone.CAUTION;
            default -> Tone.BAD;
        };
    }

    private static Feather icon(Meaning meaning) {
        return switch (meaning) {
            case READY -> Feather.CHECK_CIRCLE;
            case UNLOCKED -> Feather.UNLOCK;
            case NO_VMX -> Feather.X_CIRCLE;
            default -> Feather.LOCK;
        };
    }
}
