package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.console.HighlightRule;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import dev.vmxscope.ui.viewmodel.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the rows that are selected: by a menu, by keys and by a double click. */
final class ConsoleRowMenu {
    /** The most rows that go to the clipboard at once. */
    private static final int MOST_COPIED = 100_000;

    private final Desk desk;
    private final ConsoleDesk console;
    private final Texts texts;
    private final ConsoleTable table;
    private final Consumer<Optional<DebugLine>> explain;
    private final ContextMenu menu = new ContextMenu();

    ConsoleRowMenu(Desk desk, ConsoleTable table, Consumer<Optional<DebugLine>> explain) {
        this.desk = desk;
        this.console = desk.console();
        this.texts = desk.texts();
        this.table = table;
        this.explain = explain;
        menu.setOnShowing(event -> menu.getItems().setAll(items()));
        menu.getItems().setAll(items());
        table.table().setContextMenu(menu);
        table.table().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.table().setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                table.selected().ifPresent(this::source);
            }
        });
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            copy();
        } else if (event.getCode() == KeyCode.ENTER) {
            table.selected().ifPresent(row -> {
                if (event.isShiftDown()) {
                    moment(row);
                } else {
                    source(row);
                }
            });
        } else if (event.getCode() == KeyCode.INSERT && live()) {
            comment();
        } else if (event.getCode() == KeyCode.DELETE && live()) {
            commented().ifPresent(row -> console.uncomment(row.index()));
        } else {
            return;
        }
        event.consume();
    }

    private Optional<ConsoleRow.Commented> commented() {
        int at = table.table().getSelectionModel().getSelectedIndex();
        return at >= 0 && at < table.view().size() && table.view().row(at) instanceof ConsoleRow.Commented row
                ? Optional.of(row)
                : Optional.empty();
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key), new Glyph(icon));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> action.run());
        return item;
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        table.selected().ifPresent(row -> {
            if (live()) {
                items.add(item("console.row.source", Feather.CODE, () -> source(row)));
                items.add(item("console.row.moment", Feather.CLOCK, () -> moment(row)));
            }
            items.add(item("console.row.why", Feather.HELP_CIRCLE, () -> explain.accept(Optional.of(row.line()))));
            items.add(new SeparatorMenuItem());
            items.add(item("console.row.include", Feather.FILTER, () -> filter(row, true)));
            items.add(item("console.row.exclude", Feather.EYE_OFF, () -> filter(row, false)));
            items.add(item("console.row.highlight", Feather.EDIT_3, () -> highlight(row)));
            items.add(new SeparatorMenuItem());
        });
        if (live()) {
            items.add(item("console.row.comment", Feather.MESSAGE_SQUARE, this::comment));
        }
        commented()
                .filter(row -> live())
                .ifPresent(row -> items.add(
                        item("console.row.uncomment", Feather.TRASH_2, () -> console.uncomment(row.index()))));
        items.add(item("console.row.copy", Feather.COPY, this::copy));
        return items;
    }

    /** Whether the machine's log is shown; a saved one leads nowhere and cannot be changed. */
    private boolean live() {
        return console.loadedProperty().get().isEmpty();
    }

    /** The call returns behind itself: what is before the return address is the call. */
    private void source(ConsoleRow.Printed row) {
        if (live()) {
            desk.look(row.line().caller() - 1);
        }
    }

    /** Goes to just after the message was printed. */
    private void moment(ConsoleRow.Printed row) {
        if (live()) {
            desk.submit(new Command.Rewind(row.line().step()));
        }
    }

    private static Filter like(ConsoleRow.Printed row) {
        String text = row.text().strip().replace(";", "*");
        return Filter.wildcards(text.length() > Filter.LONGEST ? text.substring(0, Filter.LONGEST) : text);
    }

    private void filter(ConsoleRow.Printed row, boolean include) {
        FilterSet filters = console.settings().filters();
        console.change(console.settings()
                .withFilters(
                        include
                                ? filters.withInclude(more(filters.include(), row))
                                : filters.withExclude(more(filters.exclude(), row))));
    }

    private static Filter more(Filter present, ConsoleRow.Printed row) {
        Filter wanted = like(row);
        return present.isBlank() || present.regex()
                ? wanted
                : new Filter(present.pattern() + ";" + wanted.pattern(), false, present.where());
    }

    private void highlight(ConsoleRow.Printed row) {
        ConsoleSettings settings = console.settings();
        List<HighlightRule> rules = new ArrayList<>(settings.filters().rules());
        rules.add(HighlightRule.of(like(row), rules.size() % HighlightRule.COLOURS));
        console.change(settings.withFilters(settings.filters().withRules(rules)));
    }

    /** Asks for a comment below the row that is selected, or at the end. */
    private void comment() {
        TextField field = new TextField();
        field.setId("console-comment");
        field.setPrefColumnCount(24);
        field.setPromptText(texts.get("console.comment"));
        field.setAccessibleText(texts.get("console.comment"));
        field.setTooltip(new Tooltip(texts.get("console.comment")));
        CustomMenuItem item = new CustomMenuItem(field, false);
        ContextMenu asking = new ContextMenu(item);
        int after = table.message()
                .map(message -> message + 1)
                .orElse(table.view().counts().messages());
        field.setOnAction(event -> {
            console.comment(new Comment(after, field.getText()));
            asking.hide();
        });
        asking.show(table, Side.TOP, 0, 0);
        field.requestFocus();
    }

    /** Copies the selected rows; all of them if none is selected. */
    void copy() {
        List<Integer> selected = table.table().getSelectionModel().getSelectedIndices();
        List<Integer> rows = selected.isEmpty()
                ? IntStream.range(0, table.view().size())
                        .boxed()
                        .limit(MOST_COPIED)
                        .toList()
                : selected.stream()
                        .filter(row -> row < table.view().size())
                        .sorted()
                        .limit(MOST_COPIED)
                        .toList();
        ClipboardContent content = new ClipboardContent();
        content.putString(table.words().text(table.view(), rows));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
