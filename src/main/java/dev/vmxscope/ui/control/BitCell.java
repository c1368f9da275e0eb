package dev.vmxscope.ui.control;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One field of a register: its place, its name, its value as shape and text, and its marks. */
final class BitCell extends VBox {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass WANTED = PseudoClass.getPseudoClass("wanted");
    private static final PseudoClass UNMET = PseudoClass.getPseudoClass("unmet");

    private final BitField field;
    private final Texts texts;
    private final Label rule = new Label();
    private final Label wanted = new Label("", new Glyph(Feather.ALERT_TRIANGLE));
    private final Glyph lock = new Glyph(Feather.LOCK);
    private final HBox value = new HBox();
    private final Tooltip tooltip = new Tooltip();

    BitCell(BitField field, Texts texts) {
        this.field = field;
        this.texts = texts;
        getStyleClass().add("bit-cell");
        setId("bit-" + field.low());
        if (field.access().reserved()) {
            getStyleClass().add("reserved");
        }
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        Label position = new Label(field.position());
        position.getStyleClass().add("bit-position");
        rule.getStyleClass().add("bit-rule");
        wanted.getStyleClass().add("bit-wanted");
        lock.getStyleClass().add("bit-lock");
        value.getStyleClass().add("bit-value");
        value.setAlignment(Pos.CENTER);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox top = new HBox(wanted, position, value, lock, rule);
        top.getStyleClass().add("bit-top");
        Label name = new Label(field.name());
        name.getStyleClass().add("bit-name");
        for (Label label : List.of(wanted, position, rule, name)) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().setAll(top, name);
        tooltip.setWrapText(true);
        Tooltip.install(this, tooltip);
    }

    /** Who is asked for the text of the tooltip when it opens. */
    void setTip(Supplier<String> text) {
        tooltip.setOnShowing(event -> tooltip.setText(text.get()));
    }

    BitField field() {
        return field;
    }

    void show(BitView view, String detail) {
        boolean changed = view.changed(field);
        boolean unmet = view.fixed().isPresent() && !view.fixed().get().met(field, view.value());
        pseudoClassStateChanged(SET, field.isSet(view.value()));
        pseudoClassStateChanged(CHANGED, changed);
        pseudoClassStateChanged(UNMET, unmet);
        showRule(view);
        showWanted(view);
        boolean locked = view.locked() && field.access() == Access.LOCKABLE;
        lock.setVisible(locked);
        lock.setManaged(locked);
        List<Node> shapes = new ArrayList<>();
        if (changed) {
            Glyph arrow = new Glyph(Feather.ARROW_RIGHT);
            arrow.getStyleClass().add("bit-arrow");
            shapes.add(shape(field.of(view.before()), "old"));
            shapes.add(arrow);
        }
        shapes.add(shape(field.of(view.value()), "now"));
        value.getChildren().setAll(shapes);
        tooltip.setText(detail);
        setAccessibleText(detail);
    }

    private Label shape(long number, String age) {
        boolean single = field.width() == 1;
        Label shape = new Label(single ? Long.toString(number) : HexText.shortOf(number));
        shape.getStyleClass().addAll("bit-shape", single ? number == 1 ? "one" : "zero" : "number", age);
        shape.setMinWidth(USE_PREF_SIZE);
        return shape;
    }

    /** A picture, and for a single bit the digit that it must be. */
    private void showWanted(BitView view) {
        boolean visible = view.wanted(field).isPresent();
        pseudoClassStateChanged(WANTED, visible);
        wanted.setText(view.wanted(field)
                .filter(bits -> field.width() == 1)
                .map(bits -> Long.toString(field.of(bits.required())))
                .orElse(""));
        wanted.setVisible(visible);
        wanted.setManaged(visible);
    }

    private void showRule(BitView view) {
        String key = view.fixed().map(bits -> bits.rule(field).name()).orElse("NONE");
        boolean visible = view.fixed().isPresent();
        rule.setText(visible ? texts.get("bits.rule." + key) : "");
        rule.setVisible(visible);
        rule.setManaged(visible);
    }
}
