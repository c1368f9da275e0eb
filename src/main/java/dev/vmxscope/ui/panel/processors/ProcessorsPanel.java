package dev.vmxscope.ui.panel.processors;

import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.ProcessorsState;
import dev.vmxscope.ui.viewmodel.ProcessorsState.One;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A card for each logical processor, so that what happens on the others is seen; a click shows its registers. */
public final class ProcessorsPanel extends ScrollPane {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final Desk desk;
    private final Texts texts;
    private final FlowPane cards = new FlowPane();

    /** The panel. */
    public ProcessorsPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "processors-panel");
        cards.getStyleClass().add("cards");
        setContent(cards);
        setFitToWidth(true);
        Live.of(desk.views(), Shown.of(this), ProcessorsState::of, this::draw);
    }

    private void draw(ProcessorsState state) {
        List<Node> nodes = new ArrayList<>();
        ToggleButton follow = new ToggleButton(texts.get("cpu.follow"), new Glyph(Feather.CROSSHAIR));
        follow.setSelected(state.following());
        follow.setTooltip(new Tooltip(texts.get("cpu.follow.tip")));
        follow.setMinWidth(USE_PREF_SIZE);
        follow.setOnAction(event -> {
            follow.setSelected(true);
            desk.follow();
        });
        state.all().forEach(one -> nodes.add(card(one, one.number() == state.shown())));
        nodes.add(follow);
        cards.getChildren().setAll(nodes);
    }

    private Node card(One one, boolean shown) {
        Label name = new Label(
                texts.format("processors.name", Integer.toString(one.number())),
                new Glyph(one.running() ? Feather.PLAY : Feather.PAUSE));
        name.getStyleClass().add("card-title");
        boolean root = one.mode() == VmxState.Mode.ROOT;
        VBox facts = new VBox(
                name,
                fact(
                        one.vmxe() ? Feather.CHECK_SQUARE : Feather.SQUARE,
                        texts.get(one.vmxe() ? "processors.vmxe.on" : "processors.vmxe.off"),
                        one.vmxeChanged()),
                fact(
                        root ? Feather.SHIELD : Feather.CIRCLE,
                        texts.get("processors.mode." + one.mode()),
                        one.modeChanged()),
                fact(
                        one.locked() ? Feather.LOCK : Feather.UNLOCK,
                        texts.get(
                                !one.locked()
                                        ? "processors.unlocked"
                                        : one.enabled() ? "processors.locked.on" : "processors.locked.off"),
                        false),
                fact(Feather.TRENDING_UP, texts.format("processors.irql", Long.toString(one.irql())), false));
        facts.getStyleClass().add("card-body");
        javafx.scene.control.Button card = new javafx.scene.control.Button("", facts);
        card.getStyleClass().add("card-button");
        card.setId("processor-" + one.number());
        card.pseudoClassStateChanged(SHOWN, shown);
        List<String> told = facts.getChildren().stream()
                .map(node -> ((Label) node).getText())
                .toList();
        String spoken = String.join(". ", told);
        card.setTooltip(new Tooltip(texts.format("processors.card.tip", spoken, texts.get("processors.tip"))));
        card.setAccessibleText(spoken);
        card.setOnAction(event -> desk.choose(one.number()));
        return card;
    }

    private static Label fact(Feather icon, String text, boolean changed) {
        Label label = new Label(text, new Glyph(icon));
        label.getStyleClass().add("card-fact");
        label.pseudoClassStateChanged(CHANGED, changed);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
