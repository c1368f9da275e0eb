package dev.vmxscope.ui.panel.cpuid;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.CpuidLayouts;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidRegister;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.ui.control.BitStrip;
import dev.vmxscope.ui.control.BitView;
import dev.vmxscope.ui.control.CpuPicker;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.control.OriginText;
import dev.vmxscope.ui.control.RevealPane;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.CpuidState;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.Spotlight;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The leaves of CPUID, the four registers of the chosen one, and what they say of VMX. */
public final class CpuidPanel extends BorderPane {
    private static final CpuidLeaf FEATURES = new CpuidLeaf(1, 0);

    private final Desk desk;
    private final Texts texts;
    private final Label brand = new Label();
    private final Label vendor = new Label();
    private final Sentence vmx = new Sentence();
    private final Sentence hypervisor = new Sentence();
    private final ListView<CpuidLeaf> leaves = new ListView<>();
    private final VBox registers = new VBox();
    private final RevealPane scroll = new RevealPane();
    private Optional<CpuidState> shown = Optional.empty();

    /** The panel. */
    public CpuidPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "cpuid-panel");
        brand.getStyleClass().add("panel-title");
        List.of(brand, vendor).forEach(label -> label.setWrapText(true));
        vmx.setId("cpuid-vmx");
        VBox head = new VBox(brand, vendor, vmx, hypervisor, new CpuPicker(desk));
        head.getStyleClass().add("panel-head");
        registers.getStyleClass().add("cpuid-registers");
        leaves.getStyleClass().addAll("mono", "dense", "cpuid-leaves");
        leaves.setAccessibleText(texts.get("cpuid.leaves"));
        leaves.setCellFactory(view -> new LeafCell());
        leaves.getSelectionModel().selectedItemProperty().addListener((property, old, leaf) -> drawRegisters());
        scroll.setContent(registers);
        setTop(head);
        setLeft(leaves);
        setCenter(scroll);
        Live.of(desk.views(), Shown.of(this), CpuidState::of, this::draw);
        desk.onReveal(this::light);
    }

    private void draw(CpuidState state) {
        shown = Optional.of(state);
        brand.setText(state.brand().isEmpty() ? state.description() : state.brand());
        vendor.setText(texts.format("cpuid.vendor", state.vendor(), state.profile(), state.description()));
        vmx.say(
                state.vmx() ? Tone.GOOD : Tone.BAD,
                state.vmx() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE,
                texts.get(state.vmx() ? "cpuid.vmx.yes" : "cpuid.vmx.no"));
        hypervisor.say(
                state.hypervisor() ? Tone.CAUTION : Tone.PLAIN,
                state.hypervisor() ? Feather.LAYERS : Feather.MINUS_CIRCLE,
                state.hypervisor()
                        ? texts.format("cpuid.hypervisor.yes", state.signature())
                        : texts.get("cpuid.hypervisor.no"));
        List<CpuidLeaf> all = List.copyOf(state.answers().keySet());
        if (!leaves.getItems().equals(all)) {
            leaves.getItems().setAll(all);
            leaves.getSelectionModel().select(all.contains(FEATURES) ? FEATURES : all.get(0));
        }
        drawRegisters();
    }

    private void light(Spotlight bits) {
        if (bits.place() instanceof Place.Cpuid answer) {
            leaves.getSelectionModel().select(answer.leaf());
            int at = registers.getChildren().size()
                    - CpuidRegister.values().length
                    + answer.register().ordinal();
            if (registers.getChildren().get(at) instanceof BitStrip strip) {
                strip.point(bits.mask()).ifPresent(scroll::reveal);
            }
        }
    }

    private void drawRegisters() {
        CpuidLeaf leaf = leaves.getSelectionModel().getSelectedItem();
        if (leaf == null || shown.isEmpty()) {
            return;
        }
        CpuidValues values = shown.get().answer(leaf);
        registers.getChildren().clear();
        Label title = new Label(texts.format("cpuid.leaf", number(leaf), leafName(leaf)));
        title.getStyleClass().add("panel-subtitle");
        title.setWrapText(true);
        registers.getChildren().add(title);
        for (CpuidRegister register : CpuidRegister.values()) {
            registers.getChildren().add(node(leaf, register, register.of(values) & 0xFFFFFFFFL));
        }
    }

    private Node node(CpuidLeaf leaf, CpuidRegister register, long value) {
        Optional<RegisterLayout> layout = CpuidLayouts.of(leaf, register);
        if (layout.isPresent()) {
            BitStrip strip = new BitStrip(texts);
            strip.setMeaning(field ->
                    desk.fields().find(Texts.fieldKey(layout.get(), field)).orElse(""));
            strip.setOrigin(field -> OriginText.of(desk, new Place.Cpuid(leaf, register), field.mask()));
            strip.show(
                    BitView.of(layout.get(), value).withWanted(shown.flatMap(state -> state.wanted(leaf, register))));
            return strip;
        }
        String characters = isText(leaf) ? texts.format("cpuid.characters", characters(value)) : "";
        Label plain = new Label(register.name() + "  " + HexText.of(value, 32) + characters);
        plain.getStyleClass().addAll("mono", "cpuid-plain");
        String tip = texts.format("cpuid.plain.tip", register.name(), number(leaf), leafName(leaf), plain.getText());
        plain.setTooltip(new Tooltip(tip));
        plain.setAccessibleText(tip);
        return plain;
    }

    private static boolean isText(CpuidLeaf leaf) {
        return leaf.leaf() == 0 || leaf.leaf() == 0x40000000 || leaf.leaf() >= 0x80000002 && leaf.leaf() <= 0x80000004;
    }

    private static String characters(long value) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < 4; at++) {
            char c = (char) (value >> 8 * at & 0xFF);
            text.append(c >= ' ' && c < 0x7F ? c : '.');
        }
        return text.toString();
    }

    private static String number(CpuidLeaf leaf) {
        return String.format(Locale.ROOT, "%08XH.%X", leaf.leaf(), leaf.subleaf());
    }

    private String leafName(CpuidLeaf leaf) {
        String key = "cpuid.name." + Integer.toHexString(leaf.leaf());
        return texts.find(key).orElse("");
    }

    private final class LeafCell extends ListCell<CpuidLeaf> {
        private final Tooltip tooltip = new Tooltip();

        @Override
        protected void updateItem(CpuidLeaf leaf, boolean empty) {
            super.updateItem(leaf, empty);
            boolean blank = empty || leaf == null;
            setText(blank ? null : number(leaf));
            tooltip.setText(blank ? "" : texts.format("cpuid.leaf", number(leaf), leafName(leaf)));
            setTooltip(blank ? null : tooltip);
            setAccessibleText(blank ? null : tooltip.getText());
        }
    }
}
