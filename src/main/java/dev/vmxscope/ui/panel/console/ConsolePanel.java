package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.ConsoleCounts;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.console.ConsoleSearch;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.ConsoleView;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.FilterState;
import dev.vmxscope.ui.viewmodel.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What DbgPrint and OutputDebugString printed, as DebugView shows it. A step back takes lines away again. */
public final class ConsolePanel extends BorderPane {
    private final ConsoleDesk console;
    private final Texts texts;
    private final ConsoleView view;
    private final ConsoleTable table;
    private final ConsoleWork work;
    private final ConsoleTools tools;
    private final ConsoleFilters filters;
    private final MissingPane missing;
    private final RulesPane rules;
    private final ConsoleRowMenu menu;
    private final VBox top = new VBox();
    /** Bound, for a binding does not keep a panel alive that was made anew in another language. */
    private final ObjectProperty<ConsoleSettings> settings = new SimpleObjectProperty<>(this, "settings");

    private final ObjectProperty<ConsoleNotes> notes = new SimpleObjectProperty<>(this, "notes");
    private final ObjectProperty<Optional<ConsoleDesk.Loaded>> loaded =
            new SimpleObjectProperty<>(this, "loaded", Optional.empty());
    private final LoadedBanner banner;
    private Page page = Page.ROWS;
    private boolean filtering;
    private @Nullable FilterState state;
    private Optional<DebugLine> asked = Optional.empty();

    /** What the panel shows. */
    private enum Page {
        ROWS,
        WHY,
        RULES
    }

    /** The panel. */
    public ConsolePanel(Desk desk) {
        this.console = desk.console();
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "console-panel");
        view = new ConsoleView(console.settings());
        ConsoleWords words = new ConsoleWords(desk);
        table = new ConsoleTable(texts, view, words);
        work = new ConsoleWork(view, this::changed);
        menu = new ConsoleRowMenu(desk, table, this::explain);
        filters = new ConsoleFilters(texts, console, () -> turn(Page.RULES));
        missing = new MissingPane(desk, words, () -> turn(Page.ROWS));
        rules = new RulesPane(texts, console, () -> turn(Page.ROWS));
        tools = new ConsoleTools(desk, new ConsoleTools.Doing() {
            @Override
            public void follow(boolean newest) {
                table.setFollow(newest);
            }

            @Override
            public void clear() {
                if (loaded.get().isEmpty()) {
                    console.clear(view.counts().messages());
                }
            }

            @Override
            public void copy() {
                menu.copy();
            }

            @Override
            public void filter(boolean open) {
                showFilters(open);
            }

            @Override
            public void find(boolean forward) {
                ConsolePanel.this.find(forward);
            }

            @Override
            public void why() {
                explain(table.selected().filter(ConsoleRow.Printed::ghost).map(ConsoleRow.Printed::line));
            }
        });
        banner = new LoadedBanner(texts, console::showLive);
        setTop(top);
        setCenter(table);
        showFilters(!console.settings().filters().showsAll());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        Live.of(desk.views(), Shown.of(this), FilterState::of, this::draw);
        settings.bind(console.settingsProperty());
        settings.addListener((property, old, now) -> resettle(now));
        notes.bind(console.notesProperty());
        notes.addListener((property, old, now) -> source());
        loaded.bind(console.loadedProperty());
        loaded.addListener((property, old, now) -> source());
        source();
    }

    private void draw(FilterState now) {
        state = now;
        source();
    }

    /** The machine's log, or a saved one with its own comments. */
    private void source() {
        Optional<ConsoleDesk.Loaded> saved = loaded.get();
        FilterState now = state;
        if (saved.isPresent()) {
            view.setLog(saved.get().log().lines());
        } else if (now != null) {
            view.setLog(now.lines());
        }
        view.setNotes(saved.map(log -> log.log().notes()).orElse(notes.get()));
        banner.show(saved);
        arrange();
        work.go();
    }

    private void resettle(ConsoleSettings now) {
        view.setSettings(now, table.message().orElse(-1));
        filters.show(now);
        table.show(now);
        rules.show();
        work.go();
    }

    /** There may be other rows. */
    private void changed() {
        table.refresh();
        ConsoleCounts counts = view.counts();
        tools.show(counts);
        FilterState now = state;
        if (page == Page.WHY && now != null) {
            missing.show(asked, now, counts);
        }
    }

    private void explain(Optional<DebugLine> line) {
        asked = line;
        turn(Page.WHY);
    }

    private void turn(Page to) {
        page = to;
        Node shown = switch (to) {
            case ROWS -> table;
            case WHY -> missing;
            case RULES -> rules;
        };
        rules.show();
        setCenter(shown);
        arrange();
        changed();
        (to == Page.ROWS ? table.table() : shown).requestFocus();
    }

    private void showFilters(boolean open) {
        filtering = open;
        tools.filtering(open);
        if (open && page != Page.ROWS) {
            turn(Page.ROWS);
        }
        arrange();
    }

    /** The filters stand above the messages only, and what tells that a saved log is shown. */
    private void arrange() {
        List<Node> above = new ArrayList<>(List.of(tools));
        if (filtering && page == Page.ROWS) {
            above.add(filters);
        }
        if (loaded.get().isPresent()) {
            above.add(banner);
        }
        if (!top.getChildren().equals(above)) {
            top.getChildren().setAll(above);
        }
    }

    private void find(boolean forward) {
        Filter wanted = Filter.wildcards(tools.wanted());
        if (wanted.isBlank()) {
            tools.toSearch();
            return;
        }
        int selected = table.table().getSelectionModel().getSelectedIndex();
        int from = selected >= 0 ? selected : forward ? -1 : 0;
        work.find(view.search(wanted, from, forward), this::found);
    }

    private void found(ConsoleSearch search) {
        if (page != Page.ROWS) {
            turn(Page.ROWS);
        }
        search.found().ifPresent(table::point);
        tools.found(search.found().isPresent(), search.wrapped());
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F3) {
            find(!event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.F && event.isShortcutDown()) {
            tools.toSearch();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && page != Page.ROWS) {
            turn(Page.ROWS);
            event.consume();
        }
    }
}
