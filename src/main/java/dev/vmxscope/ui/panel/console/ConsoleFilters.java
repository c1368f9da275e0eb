package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is shown of the messages and what is not, as DebugView's filter has it. It counts while one types. */
final class ConsoleFilters extends VBox {
    private final ConsoleDesk console;
    private final Texts texts;
    private final TextField include = new TextField();
    private final TextField exclude = new TextField();
    private final CheckBox regex = new CheckBox();
    private final Segmented<Filter.Where> where = new Segmented<>();
    private final Label problem = new Label("", new Glyph(Feather.ALERT_TRIANGLE));
    private final MenuButton sets = new MenuButton();
    private boolean drawing;

    /**
     * The filters.
     *
     * @param rules opens the page with the highlight rules
     */
    ConsoleFilters(Texts texts, ConsoleDesk console, Runnable rules) {
        this.texts = texts;
        this.console = console;
        getStyleClass().add("console-filters");
        field(include, "console.include", FilterSet::withInclude, FilterSet::include);
        field(exclude, "console.exclude", FilterSet::withExclude, FilterSet::exclude);
        regex.setText(texts.get("console.regex"));
        regex.setId("console-regex");
        regex.setTooltip(new Tooltip(texts.get("console.regex.tip")));
        regex.setOnAction(event -> shape());
        for (Filter.Where each : Filter.Where.values()) {
            where.add(each, texts.get("console.where." + each.name()), texts.get("console.where.tip." + each.name()));
        }
        where.setOnChoose(chosen -> console.change(both(filter -> filter.withWhere(chosen))));
        Button highlight = new Button(texts.get("console.rules"), new Glyph(Feather.EDIT_3));
        highlight.setId("console-rules");
        highlight.setTooltip(new Tooltip(texts.get("console.rules.tip")));
        highlight.setOnAction(event -> rules.run());
        sets.setText(texts.get("console.sets"));
        sets.setId("console-sets");
        sets.setTooltip(new Tooltip(texts.get("console.sets.tip")));
        sets.setOnShowing(event -> sets.getItems().setAll(choices()));
        sets.getItems().setAll(choices());
        problem.setId("console-problem");
        problem.getStyleClass().add("console-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(new WrapRow(include, exclude, regex, where, highlight, sets), problem);
        show(console.settings());
    }

    private void field(
            TextField field,
            String key,
            BiFunction<FilterSet, Filter, FilterSet> set,
            Function<FilterSet, Filter> get) {
        field.setId(key.replace('.', '-'));
        field.setPromptText(texts.get(key));
        field.setAccessibleText(texts.get(key));
        field.setTooltip(new Tooltip(texts.get(key + ".tip")));
        field.setPrefColumnCount(14);
        field.textProperty().addListener((property, old, text) -> {
            if (!drawing) {
                FilterSet filters = console.settings().filters();
                Filter before = get.apply(filters);
                console.preview(console.settings()
                        .withFilters(set.apply(filters, new Filter(text, regex.isSelected(), before.where()))));
            }
        });
        field.setOnAction(event -> console.commit());
        field.focusedProperty().addListener((property, old, focused) -> console.commit());
    }

    private void shape() {
        console.change(both(filter -> new Filter(filter.pattern(), regex.isSelected(), filter.where())));
    }

    private ConsoleSettings both(UnaryOperator<Filter> change) {
        FilterSet filters = console.settings().filters();
        return console.settings()
                .withFilters(filters.withInclude(change.apply(filters.include()))
                        .withExclude(change.apply(filters.exclude())));
    }

    /** Shows what is chosen. */
    void show(ConsoleSettings settings) {
        FilterSet filters = settings.filters();
        drawing = true;
        write(include, filters.include().pattern());
        write(exclude, filters.exclude().pattern());
        drawing = false;
        regex.setSelected(filters.include().regex() || filters.exclude().regex());
        where.show(filters.include().where());
        Optional<Message> wrong =
                filters.include().problem().or(() -> filters.exclude().problem());
        problem.setText(wrong.map(texts::say).orElse(""));
        problem.setVisible(wrong.isPresent());
        problem.setManaged(wrong.isPresent());
    }

    private static void write(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    /** Puts the keyboard into the first field. */
    void begin() {
        include.requestFocus();
    }

    private List<MenuItem> choices() {
        List<MenuItem> items = new ArrayList<>();
        MenuItem none = new MenuItem(texts.get("console.sets.none"));
        none.setOnAction(event -> console.change(console.settings().withFilters(FilterSet.EMPTY)));
        items.add(none);
        for (FilterSet set : console.setsProperty().get()) {
            MenuItem item = new MenuItem(set.name());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> console.change(console.settings().withFilters(set)));
            items.add(item);
        }
        return items;
    }
}
