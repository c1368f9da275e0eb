package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.console.HighlightRule;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The highlight rules, and the sets under which filters and rules are kept. */
final class RulesPane extends ScrollPane {
    /** As many as DebugView has; more can be added. */
    private static final int OFFERED = 10;

    private final ConsoleDesk console;
    private final Texts texts;
    private final VBox body = new VBox();
    private final Runnable back;

    /**
     * The page.
     *
     * @param back shows the messages again
     */
    RulesPane(Texts texts, ConsoleDesk console, Runnable back) {
        this.texts = texts;
        this.console = console;
        this.back = back;
        getStyleClass().addAll("console-page", "edge-to-edge");
        setId("console-rules-page");
        body.getStyleClass().add("panel-body");
        setContent(body);
        setFitToWidth(true);
    }

    /** Shows the rules as they are; where one types, nothing is made anew. */
    void show() {
        if (!isFocusWithin() || body.getChildren().isEmpty()) {
            draw();
        }
    }

    private void draw() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new WrapRow(button("console.why.back", "console-rules-back", Feather.ARROW_LEFT, back)));
        Label how = new Label(texts.get("console.rules.how"));
        how.setWrapText(true);
        how.setMinHeight(USE_PREF_SIZE);
        nodes.add(how);
        List<HighlightRule> rules = rules();
        for (int at = 0; at < Math.max(OFFERED, Math.min(rules.size() + 1, FilterSet.MOST_RULES)); at++) {
            nodes.add(row(at, at < rules.size() ? rules.get(at) : blank(at)));
        }
        nodes.add(keep());
        for (FilterSet set : console.setsProperty().get()) {
            nodes.add(saved(set));
        }
        body.getChildren().setAll(nodes);
    }

    private static HighlightRule blank(int at) {
        return HighlightRule.of(Filter.NONE, at % HighlightRule.COLOURS);
    }

    private List<HighlightRule> rules() {
        return console.settings().filters().rules();
    }

    private Button button(String key, String id, Feather icon, Runnable action) {
        Button button = new Button(texts.get(key), new Glyph(icon));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node row(int at, HighlightRule rule) {
        int number = at + 1;
        CheckBox on = new CheckBox(Integer.toString(number));
        on.setId("console-rule-on-" + at);
        on.setSelected(rule.enabled());
        on.setAccessibleText(texts.format("console.rule.on", number));
        on.setTooltip(new Tooltip(texts.format("console.rule.on", number)));
        TextField pattern = new TextField(rule.filter().pattern());
        pattern.setId("console-rule-" + at);
        pattern.setPrefColumnCount(16);
        pattern.setPromptText(texts.get("console.rule.pattern"));
        pattern.setAccessibleText(texts.format("console.rule.name", number));
        pattern.setTooltip(new Tooltip(texts.format("console.rule.name", number)));
        CheckBox regex = new CheckBox(texts.get("console.regex"));
        regex.setSelected(rule.filter().regex());
        regex.setTooltip(new Tooltip(texts.get("console.regex.tip")));
        ComboBox<Integer> colour = new ComboBox<>();
        for (int n = 0; n < HighlightRule.COLOURS; n++) {
            colour.getItems().add(n);
        }
        colour.setValue(rule.colour());
        colour.setCellFactory(list -> new Swatch());
        colour.setButtonCell(new Swatch());
        colour.setAccessibleText(texts.format("console.rule.colour", number));
        colour.setTooltip(new Tooltip(texts.format("console.rule.colour", number)));
        Runnable change = () -> {
            int chosen = colour.getValue();
            Filter filter = new Filter(
                    pattern.getText(), regex.isSelected(), rule.filter().where());
            put(at, HighlightRule.of(filter, chosen).withEnabled(on.isSelected()));
        };
        on.setOnAction(event -> change.run());
        regex.setOnAction(event -> change.run());
        colour.setOnAction(event -> change.run());
        pattern.setOnAction(event -> change.run());
        pattern.focusedProperty().addListener((property, old, focused) -> {
            if (!focused) {
                change.run();
            }
        });
        return new WrapRow(on, pattern, regex, colour);
    }

    private void put(int at, HighlightRule rule) {
        List<HighlightRule> rules = new ArrayList<>(rules());
        while (rules.size() <= at) {
            rules.add(blank(rules.size()));
        }
        rules.set(at, rule);
        while (!rules.isEmpty() && rules.get(rules.size() - 1).filter().isBlank()) {
            rules.remove(rules.size() - 1);
        }
        console.change(
                console.settings().withFilters(console.settings().filters().withRules(rules)));
    }

    private Node keep() {
        TextField name = new TextField(console.settings().filters().name());
        name.setId("console-set-name");
        name.setPromptText(texts.get("console.sets.name"));
        name.setAccessibleText(texts.get("console.sets.name"));
        name.setTooltip(new Tooltip(texts.get("console.sets.name")));
        Button save = button("console.sets.save", "console-set-save", Feather.SAVE, () -> {
            console.saveSet(name.getText());
            draw();
        });
        save.disableProperty().bind(name.textProperty().map(String::isBlank));
        return new WrapRow(name, save);
    }

    private Node saved(FilterSet set) {
        Label name = new Label(set.name());
        name.setWrapText(true);
        Button use = button("console.sets.use", "", Feather.CHECK, () -> {
            console.change(console.settings().withFilters(set));
            draw();
        });
        Button drop = button("console.sets.drop", "", Feather.TRASH_2, () -> {
            console.dropSet(set.name());
            draw();
        });
        use.setAccessibleText(texts.get("console.sets.use") + " " + set.name());
        drop.setAccessibleText(texts.get("console.sets.drop") + " " + set.name());
        return new WrapRow(name, use, drop);
    }

    /** A colour with the letter that stands for it. */
    private static final class Swatch extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer colour, boolean empty) {
            super.updateItem(colour, empty);
            if (empty || colour == null) {
                setGraphic(null);
                return;
            }
            Label letter = new Label(HighlightRule.of(Filter.NONE, colour).mark());
            letter.getStyleClass().addAll("console-swatch", "console-rule-" + colour);
            setGraphic(letter);
        }
    }
}
