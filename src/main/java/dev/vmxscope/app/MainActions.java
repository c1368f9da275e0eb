package dev.vmxscope.app;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.vmxscope.app.command.Actions;
import dev.vmxscope.app.command.WindowAction;
import dev.vmxscope.app.command.Wording;
import dev.vmxscope.app.presenter.PresenterCommand;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.dock.PanelDescriptor;
import dev.vmxscope.ui.viewmodel.UndoStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/** Fills the table of all that can be done in the window. */
final class MainActions {
    private final MainWindow window;
    private final Actions table = new Actions();

    private MainActions(MainWindow window) {
        this.window = window;
    }

    /** The table of a window. */
    static Actions of(MainWindow window) {
        MainActions made = new MainActions(window);
        made.addCommands();
        made.addFiles();
        made.addEdits();
        made.addView();
        made.addHelp();
        made.table.addSource(made::recent);
        made.table.addSource(() -> window.actions().choices(window.stage()));
        return made.table;
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    private void addCommands() {
        for (WindowCommand command : WindowCommand.values()) {
            table.add(WindowAction.of(
                            command.id(),
                            Wording.key(command.textKey()),
                            command.icon(),
                            () -> window.actions().perform(command))
                    .tip(Wording.key(command.tipKey()))
                    .keys(command.shortcuts())
                    .when(window.actions().enabled(command)));
        }
    }

    private WindowAction of(String key, Feather icon, Runnable run) {
        return WindowAction.of(key.replace('.', '-'), Wording.menu(key), icon, run);
    }

    private void addFiles() {
        table.add(of("menu.open", Feather.FOLDER, window::chooseDriver).keys(key(KeyCode.O, SHORTCUT_DOWN)));
        table.add(of("menu.save-session", Feather.SAVE, () -> window.actions().saveSession(window.stage()))
                .keys(key(KeyCode.S, SHORTCUT_DOWN)));
        table.add(of("menu.export-page", Feather.FILE_TEXT, () -> window.actions().exportPage(window.stage())));
        table.add(of("menu.export-picture", Feather.IMAGE, () -> window.exports().choosePicture()));
        table.add(of("menu.copy-picture", Feather.COPY, () -> window.exports().copyPicture()));
        table.add(of("menu.exit", Feather.LOG_OUT, window::exit).keys(key(KeyCode.Q, SHORTCUT_DOWN)));
    }

    private List<WindowAction> recent() {
        return window.settings().recent().stream().map(this::recent).toList();
    }

    private WindowAction recent(Path file) {
        return WindowAction.of("recent-" + file, Wording.plain(file.toString()), Feather.FILE, () -> window.open(file))
                .in(Wording.menu("menu.recent"));
    }

    private void addEdits() {
        UndoStack edits = window.actions().edits();
        table.add(WindowAction.of(
                        Actions.UNDO, named("edit.undo", UndoStack.State::undo), Feather.ROTATE_CCW, edits::undo)
                .tip(Wording.key("edit.undo.tip"))
                .keys(key(KeyCode.Z, SHORTCUT_DOWN))
                .when(can(UndoStack.State::undo)));
        table.add(
                WindowAction.of(Actions.REDO, named("edit.redo", UndoStack.State::redo), Feather.ROTATE_CW, edits::redo)
                        .tip(Wording.key("edit.redo.tip"))
                        .keys(key(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN), key(KeyCode.Y, SHORTCUT_DOWN))
                        .when(can(UndoStack.State::redo)));
        table.add(of("menu.palette", Feather.SEARCH, window::openPalette)
                .keys(key(KeyCode.P, SHORTCUT_DOWN, SHIFT_DOWN), key(KeyCode.K, SHORTCUT_DOWN)));
    }

    /** With the name of what it would take back or do again. */
    private Wording named(String key, Function<UndoStack.State, String> what) {
        return new Wording(
                texts -> {
                    String edit =
                            what.apply(window.actions().edits().stateProperty().get());
                    return edit.isEmpty()
                            ? texts.get(key)
                            : texts.format(key + ".what", Wording.menu(edit).in(texts));
                },
                true);
    }

    private BooleanBinding can(Function<UndoStack.State, String> what) {
        var state = window.actions().edits().stateProperty();
        return Bindings.createBooleanBinding(() -> !what.apply(state.get()).isEmpty(), state);
    }

    private void addView() {
        Appearance appearance = window.appearance();
        for (PanelDescriptor panel : window.panels()) {
            table.add(WindowAction.of(
                            "menu-panel-" + panel.id(),
                            Wording.menu(panel.titleKey()),
                            panel.icon(),
                            () -> window.dock().show(panel.id()))
                    .in(Wording.key("action.panel")));
        }
        table.add(of("keys.next", Feather.CHEVRON_RIGHT, () -> window.dock().cycle(1))
                .keys(key(KeyCode.TAB, SHORTCUT_DOWN)));
        table.add(of("keys.previous", Feather.CHEVRON_LEFT, () -> window.dock().cycle(-1))
                .keys(key(KeyCode.TAB, SHORTCUT_DOWN, SHIFT_DOWN)));
        table.add(of("menu.reset", Feather.LAYOUT, () -> window.dock().reset()));
        for (Theme theme : Theme.values()) {
            String id = "theme-" + theme.name();
            Runnable choose = () -> appearance.themeProperty().set(theme);
            table.add(WindowAction.of(id, Wording.menu("theme." + theme.name()), Feather.SUN, choose)
                    .in(Wording.menu("menu.theme")));
        }
        for (Language language : Language.values()) {
            String id = "language-" + language.tag();
            Runnable choose = () -> window.languageProperty().set(language);
            table.add(WindowAction.of(id, Wording.plain(language.title()), Feather.GLOBE, choose)
                    .in(Wording.menu("menu.language")));
        }
        addPresenter();
        addZoom(appearance);
        table.add(of(
                        "menu.motion",
                        Feather.WIND,
                        () -> appearance
                                .reducedMotionProperty()
                                .set(!appearance.reducedMotionProperty().get()))
                .tip(Wording.key("menu.motion.tip")));
    }

    private void addPresenter() {
        Map<String, Wording> inMenus = Map.of(
                "presenter.present", Wording.menu("menu.present"),
                "presenter.audience", Wording.menu("menu.audience"),
                "presenter.fullscreen", Wording.menu("menu.fullscreen"));
        window.presenter().commands().all().stream()
                .filter(PresenterCommand::everywhere)
                .forEach(command -> table.add(WindowAction.of(
                                command.id().replace('.', '-'),
                                inMenus.getOrDefault(command.id(), Wording.key(command.textKey())),
                                Feather.CAST,
                                command.action())
                        .keys(command.keys())));
    }

    private void addZoom(Appearance appearance) {
        // Plus is Shift and equals on some keyboards, a key of its own on others and on the number pad.
        table.add(of("menu.larger", Feather.ZOOM_IN, () -> appearance.zoom(1))
                .keys(
                        key(KeyCode.PLUS, SHORTCUT_DOWN),
                        key(KeyCode.EQUALS, SHORTCUT_DOWN),
                        key(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_DOWN),
                        key(KeyCode.ADD, SHORTCUT_DOWN)));
        table.add(of("menu.smaller", Feather.ZOOM_OUT, () -> appearance.zoom(-1))
                .keys(key(KeyCode.MINUS, SHORTCUT_DOWN), key(KeyCode.SUBTRACT, SHORTCUT_DOWN)));
        table.add(of("menu.normal", Feather.MAXIMIZE, appearance::unzoom)
                .keys(key(KeyCode.DIGIT0, SHORTCUT_DOWN), key(KeyCode.NUMPAD0, SHORTCUT_DOWN)));
    }

    private void addHelp() {
        table.add(of("menu.shortcuts", Feather.COMMAND, () -> Dialogs.shortcuts(window))
                .keys(key(KeyCode.F1)));
        table.add(of("menu.tour", Feather.MAP, window::beginTour));
        table.add(of("menu.accessibility", Feather.USER_CHECK, () -> Dialogs.accessibility(window)));
        table.add(of("menu.about", Feather.INFO, () -> Dialogs.about(window)));
    }
}
