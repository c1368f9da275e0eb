package dev.vmxscope.ui.dock;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** One place of the window: the titles of its panels, a menu, and the selected panel. */
final class DockGroup extends BorderPane {
    private final DockView view;
    private final Texts texts;
    private final boolean floats;
    private final boolean compact;
    private final HBox header = new HBox();
    private final DockTitles titles;
    private final DockBody body = new DockBody();
    private String selected;

    /**
     * A place with panels.
     *
     * @param floats whether it is in a window of its own
     * @param compact whether it is the only one that is shown of several
     */
    DockGroup(DockView view, DockTree.Tabs shown, boolean floats, boolean compact) {
        this.view = view;
        this.texts = view.texts();
        this.floats = floats;
        this.compact = compact;
        this.selected = shown.selected();
        this.titles = new DockTitles(view, shown.ids());
        getStyleClass().add("dock-group");
        buildHeader();
        setTop(header);
        setCenter(body);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        show(shown);
    }

    private void buildHeader() {
        HBox.setHgrow(titles, Priority.ALWAYS);
        header.getStyleClass().add("dock-header");
        header.getChildren().setAll(titles);
        if (!compact) {
            header.getChildren().add(sizeButton());
        }
        header.getChildren().add(menu());
    }

    private Button sizeButton() {
        boolean maximised = selected.equals(view.arrangement().maximised());
        String key = floats ? "dock.back" : maximised ? "dock.restore" : "dock.maximise";
        Feather icon = floats ? Feather.CORNER_DOWN_LEFT : maximised ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2;
        Button button = new Button("", new Glyph(icon));
        button.getStyleClass().addAll("button-icon", "flat", "dock-button");
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setOnAction(event -> resize());
        return button;
    }

    private void resize() {
        if (floats) {
            view.dock(selected);
        } else {
            view.toggleMaximised(selected);
        }
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton("", new Glyph(Feather.MORE_VERTICAL));
        menu.getStyleClass().addAll("button-icon", "flat", "dock-button", "dock-menu", "no-arrow");
        menu.setAccessibleText(texts.get("dock.menu"));
        menu.setTooltip(new Tooltip(texts.get("dock.menu")));
        if (floats) {
            menu.getItems().add(item("dock.back", Feather.CORNER_DOWN_LEFT, () -> view.dock(selected)));
        } else if (compact) {
            menu.getItems().add(item("dock.float", Feather.EXTERNAL_LINK, () -> view.detach(selected)));
        } else {
            boolean maximised = selected.equals(view.arrangement().maximised());
            menu.getItems()
                    .addAll(
                            item("dock.left", Feather.ARROW_LEFT, () -> view.nudge(selected, DockSide.LEFT)),
                            item("dock.right", Feather.ARROW_RIGHT, () -> view.nudge(selected, DockSide.RIGHT)),
                            item("dock.up", Feather.ARROW_UP, () -> view.nudge(selected, DockSide.TOP)),
                            item("dock.down", Feather.ARROW_DOWN, () -> view.nudge(selected, DockSide.BOTTOM)),
                            new SeparatorMenuItem(),
                            item("dock.float", Feather.EXTERNAL_LINK, () -> view.detach(selected)),
                            maximised
                                    ? item("dock.restore", Feather.MINIMIZE_2, this::resize)
                                    : item("dock.maximise", Feather.MAXIMIZE_2, this::resize));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("dock.picture", Feather.IMAGE, () -> view.picture(selected)),
                        item("dock.close", Feather.X, () -> view.hide(selected)));
        return menu;
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key), new Glyph(icon));
        item.setOnAction(event -> action.run());
        return item;
    }

    String selected() {
        return selected;
    }

    double headerHeight() {
        return header.getHeight();
    }

    /** Brings the selected panel of the same set of tabs to the front. */
    void show(DockTree.Tabs shown) {
        selected = shown.selected();
        titles.show(selected);
        body.show(view.content(selected));
    }

    /** Puts the keyboard on the title of the selected panel. */
    void focusTab() {
        titles.focus(selected);
    }

    private void keyPressed(KeyEvent event) {
        boolean panelKey = event.isAltDown() && event.isShiftDown() && !event.isControlDown();
        boolean onTab = titles.holds(event.getTarget());
        if (panelKey && command(event.getCode())) {
            event.consume();
        } else if (onTab && !event.isAltDown() && event.getCode() == KeyCode.LEFT) {
            step(-1);
            event.consume();
        } else if (onTab && !event.isAltDown() && event.getCode() == KeyCode.RIGHT) {
            step(1);
            event.consume();
        }
    }

    private boolean command(KeyCode key) {
        switch (key) {
            case LEFT -> view.nudge(selected, DockSide.LEFT);
            case RIGHT -> view.nudge(selected, DockSide.RIGHT);
            case UP -> view.nudge(selected, DockSide.TOP);
            case DOWN -> view.nudge(selected, DockSide.BOTTOM);
            case M -> {
                if (!compact) {
                    resize();
                }
            }
            case W -> view.hide(selected);
            case F -> {
                if (floats) {
                    view.dock(selected);
                } else {
                    view.detach(selected);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(int by) {
        view.select(titles.from(selected, by));
        focusTab();
    }
}
