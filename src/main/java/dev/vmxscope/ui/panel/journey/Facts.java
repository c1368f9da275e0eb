package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.Named;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Names and values beside each other, or below each other where there is no room; what changed is marked by an arrow, bold type and the old value. */
final class Facts extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final Texts texts;

    Facts(Texts texts) {
        this.texts = texts;
        getStyleClass().add("journey-facts");
    }

    /** One more row. */
    void add(Named fact) {
        boolean changed = !fact.value().equals(fact.before());
        Label name = new Label(shortened(fact.name()));
        name.setWrapText(true);
        name.getStyleClass().addAll("muted", "journey-name");
        name.setMinHeight(USE_PREF_SIZE);
        String shown = changed && !fact.before().isEmpty()
                ? texts.format("journey.changed", fact.value(), fact.before())
                : fact.value();
        Label value = new Label(shown);
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        value.getStyleClass().addAll("fact", "mono");
        value.pseudoClassStateChanged(CHANGED, changed);
        if (changed) {
            value.setGraphic(new Glyph(Feather.ARROW_RIGHT));
        }
        String tip = fact.meaning().isEmpty()
                ? texts.format("journey.fact", fact.name(), shown)
                : texts.format("journey.fact.tip", fact.name(), shown, fact.meaning());
        value.setTooltip(new Tooltip(tip));
        name.setTooltip(new Tooltip(tip));
        value.setAccessibleRole(AccessibleRole.TEXT);
        value.setAccessibleText(tip);
        getChildren().add(new FactRow(name, value));
    }

    /** Of {@code Parameters.Read.Length} the last part: the whole name is in the tip. */
    private static String shortened(String name) {
        return name.startsWith("Parameters.") ? name.substring(name.lastIndexOf('.') + 1) : name;
    }
}
