package dev.vmxscope.app;

import dev.vmxscope.app.command.ActionItems;
import dev.vmxscope.app.command.Actions;
import dev.vmxscope.app.command.WindowAction;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.dock.DockView;
import dev.vmxscope.ui.dock.PanelDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menus of the window, out of the table of all actions. What is chosen in them is read when they open. */
final class MainMenu {
    private final MainWindow window;
    private final Texts texts;

    MainMenu(MainWindow window) {
        this.window = window;
        this.texts = window.texts();
    }

    MenuBar bar() {
        MenuBar bar = new MenuBar(file(), edit(), run());
        bar.getMenus().addAll(window.actions().menus(window.stage()));
        bar.getMenus().addAll(view(), help());
        bar.setId("menu-bar");
        // So that the Tab key reaches the menus too; F10 is a step here.
        bar.setFocusTraversable(true);
        bar.setAccessibleText(texts.get("menu.bar"));
        return bar;
    }

    private Menu menu(String key, MenuItem... items) {
        Menu menu = new Menu(texts.get(key), null, items);
        menu.setId(key.replace('.', '-'));
        return menu;
    }

    private WindowAction action(String id) {
        return window.table().get(id);
    }

    private MenuItem item(String id) {
        return ActionItems.item(action(id), texts);
    }

    private Menu file() {
        Menu recent = menu("menu.recent");
        Menu file = menu(
                "menu.file",
                item("menu-open"),
                recent,
                item("menu-save-session"),
                new SeparatorMenuItem(),
                item("menu-export-page"),
                item("menu-export-picture"),
                item("menu-copy-picture"),
                new SeparatorMenuItem(),
                item("menu-exit"));
        file.setOnShowing(event -> fillRecent(recent));
        fillRecent(recent);
        return file;
    }

    private void fillRecent(Menu recent) {
        List<Path> files = window.settings().recent();
        recent.getItems().clear();
        recent.setDisable(files.isEmpty());
        for (Path path : files) {
            MenuItem item = new MenuItem(path.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> window.open(path));
            recent.getItems().add(item);
        }
    }

    private Menu edit() {
        MenuItem undo = item(Actions.UNDO);
        MenuItem redo = item(Actions.REDO);
        undo.setId("menu-undo");
        redo.setId("menu-redo");
        Menu menu = menu("menu.edit", undo, redo, new SeparatorMenuItem(), item("menu-palette"));
        menu.setOnShowing(event -> {
            undo.setText(action(Actions.UNDO).label().marked(texts));
            redo.setText(action(Actions.REDO).label().marked(texts));
        });
        return menu;
    }

    private Menu run() {
        Menu menu = menu("menu.run");
        for (WindowCommand command : WindowCommand.values()) {
            if (command == WindowCommand.STEP_INTO || command == WindowCommand.RESET) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            MenuItem item = item(command.id());
            // The button in the tool bar has the bare name.
            item.setId("menu-" + command.id());
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu view() {
        CheckMenuItem motion = new CheckMenuItem();
        ActionItems.prepare(motion, action("menu-motion"), texts);
        Menu menu = menu(
                "menu.view",
                panels(),
                item("menu-reset"),
                new SeparatorMenuItem(),
                themes(),
                languages(),
                new SeparatorMenuItem(),
                item("presenter-present"),
                item("presenter-audience"),
                item("presenter-fullscreen"),
                new SeparatorMenuItem(),
                item("menu-larger"),
                item("menu-smaller"),
                item("menu-normal"),
                new SeparatorMenuItem(),
                motion);
        Runnable look = () ->
                motion.setSelected(window.appearance().reducedMotionProperty().get());
        menu.setOnShowing(event -> look.run());
        look.run();
        return menu;
    }

    private Menu panels() {
        Menu menu = menu("menu.panels");
        DockView dock = window.dock();
        for (PanelDescriptor panel : window.panels()) {
            CheckMenuItem item = new CheckMenuItem();
            ActionItems.prepare(item, action("menu-panel-" + panel.id()), texts);
            item.setMnemonicParsing(false);
            item.setGraphic(new Glyph(panel.icon()));
            item.setOnAction(event -> {
                if (shown(panel)) {
                    dock.hide(panel.id());
                } else {
                    dock.show(panel.id());
                }
            });
            follow(menu, item, () -> shown(panel));
        }
        return menu;
    }

    private boolean shown(PanelDescriptor panel) {
        return window.dock().arrangement().shown().contains(panel.id());
    }

    private Menu themes() {
        Menu menu = menu("menu.theme");
        for (Theme theme : Theme.values()) {
            choice(
                    menu,
                    "theme-" + theme.name(),
                    () -> window.appearance().themeProperty().get() == theme);
        }
        return menu;
    }

    private Menu languages() {
        Menu menu = menu("menu.language");
        for (Language language : Language.values()) {
            choice(
                    menu,
                    "language-" + language.tag(),
                    () -> window.languageProperty().get() == language);
        }
        return menu;
    }

    private void choice(Menu menu, String id, BooleanSupplier chosen) {
        RadioMenuItem item = ActionItems.choice(action(id), texts, false);
        menu.getItems().add(item);
        look(menu, () -> item.setSelected(chosen.getAsBoolean()));
    }

    private static void follow(Menu menu, CheckMenuItem item, BooleanSupplier chosen) {
        menu.getItems().add(item);
        look(menu, () -> item.setSelected(chosen.getAsBoolean()));
    }

    /** Now, and each time when the menu opens. */
    private static void look(Menu menu, Runnable look) {
        menu.addEventHandler(Menu.ON_SHOWING, event -> look.run());
        look.run();
    }

    private Menu help() {
        return menu(
                "menu.help", item("menu-tour"), item("menu-shortcuts"), item("menu-accessibility"), item("menu-about"));
    }
}
