package dev.vmxscope.app;

import dev.vmxscope.app.presenter.PresenterCommands;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.dock.DockView;
import dev.vmxscope.ui.dock.PanelDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The menus of the window. */
final class MainMenu {
    private final MainWindow window;
    private final Texts texts;

    MainMenu(MainWindow window) {
        this.window = window;
        this.texts = window.texts();
    }

    MenuBar bar() {
        MenuBar bar = new MenuBar(file(), run());
        bar.getMenus().addAll(window.actions().menus(window.stage()));
        bar.getMenus().addAll(view(), help());
        bar.setId("menu-bar");
        return bar;
    }

    private Menu menu(String key, MenuItem... items) {
        Menu menu = new Menu(texts.get(key), null, items);
        menu.setId(key.replace('.', '-'));
        return menu;
    }

    private <T extends MenuItem> T labelled(T item, String key, @Nullable KeyCombination shortcut, Runnable action) {
        item.setText(texts.get(key));
        item.setId(key.replace('.', '-'));
        // Shown here, carried out by Shortcuts, whose filter comes first.
        item.setAccelerator(shortcut);
        item.setOnAction(event -> action.run());
        return item;
    }

    private MenuItem item(String key, @Nullable KeyCombination shortcut, Runnable action) {
        return labelled(new MenuItem(), key, shortcut, action);
    }

    private Menu file() {
        Menu recent = menu("menu.recent");
        Menu file = menu(
                "menu.file",
                item("menu.open", Shortcuts.OPEN, window::chooseDriver),
                recent,
                new SeparatorMenuItem(),
                item("menu.exit", Shortcuts.EXIT, window::exit));
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

    private Menu run() {
        Menu menu = menu("menu.run");
        for (WindowCommand command : WindowCommand.values()) {
            if (command == WindowCommand.STEP_INTO || command == WindowCommand.RESET) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            MenuItem item = item(
                    command.textKey(),
                    command.shortcuts().get(0),
                    () -> window.actions().perform(command));
            item.setGraphic(new Glyph(command.icon()));
            item.setDisable(!window.actions().enabled(command).get());
            window.actions().enabled(command).addListener((property, old, can) -> item.setDisable(!can));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu view() {
        Appearance appearance = window.appearance();
        return menu(
                "menu.view",
                panels(),
                item("menu.reset", null, () -> window.dock().reset()),
                new SeparatorMenuItem(),
                themes(),
                languages(),
                new SeparatorMenuItem(),
                item("menu.present", PresenterCommands.PRESENT, window.presenter()::toggle),
                item("menu.audience", PresenterCommands.AUDIENCE, window.presenter()::toggleAudience),
                item("menu.fullscreen", PresenterCommands.FULL_SCREEN, window.presenter()::toggleFullScreen),
                new SeparatorMenuItem(),
                item("menu.larger", Shortcuts.LARGER, () -> appearance.zoom(1)),
                item("menu.smaller", Shortcuts.SMALLER, () -> appearance.zoom(-1)),
                item("menu.normal", Shortcuts.NORMAL, appearance::unzoom));
    }

    private Menu panels() {
        Menu menu = menu("menu.panels");
        DockView dock = window.dock();
        for (PanelDescriptor panel : window.panels()) {
            CheckMenuItem item = new CheckMenuItem();
            item.setMnemonicParsing(false);
            labelled(item, panel.titleKey(), null, () -> {
                if (dock.arrangement().shown().contains(panel.id())) {
                    dock.hide(panel.id());
                } else {
                    dock.show(panel.id());
                }
            });
            item.setId("menu-panel-" + panel.id());
            item.setGraphic(new Glyph(panel.icon()));
            item.setSelected(dock.arrangement().shown().contains(panel.id()));
            dock.arrangementProperty()
                    .addListener((property, old, layout) ->
                            item.setSelected(layout.shown().contains(panel.id())));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu themes() {
        Menu menu = menu("menu.theme");
        ToggleGroup group = new ToggleGroup();
        Appearance appearance = window.appearance();
        for (Theme theme : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem();
            labelled(
                    item,
                    "theme." + theme.name(),
                    null,
                    () -> appearance.themeProperty().set(theme));
            item.setToggleGroup(group);
            item.setSelected(appearance.themeProperty().get() == theme);
            appearance.themeProperty().addListener((property, old, now) -> item.setSelected(now == theme));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu languages() {
        Menu menu = menu("menu.language");
        ToggleGroup group = new ToggleGroup();
        for (Language language : Language.values()) {
            RadioMenuItem item = new RadioMenuItem(language.title());
            item.setId("language-" + language.tag());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(window.languageProperty().get() == language);
            item.setOnAction(event -> window.languageProperty().set(language));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu help() {
        return menu(
                "menu.help",
                item("menu.shortcuts", Shortcuts.LIST, () -> Dialogs.shortcuts(window)),
                item("menu.about", null, () -> Dialogs.about(window, version())));
    }

    private static String version() {
        return Optional.ofNullable(MainMenu.class.getPackage().getImplementationVersion())
                .orElse("");
    }
}
