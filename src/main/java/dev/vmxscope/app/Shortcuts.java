package dev.vmxscope.app;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.vmxscope.app.presenter.PresenterCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Every shortcut of the window in one list: for the scenes, for the menus and for the page that lists them. */
final class Shortcuts {
    static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.O, SHORTCUT_DOWN);
    static final KeyCombination EXIT = new KeyCodeCombination(KeyCode.Q, SHORTCUT_DOWN);
    static final KeyCombination LARGER = new KeyCodeCombination(KeyCode.PLUS, SHORTCUT_DOWN);
    static final KeyCombination SMALLER = new KeyCodeCombination(KeyCode.MINUS, SHORTCUT_DOWN);
    static final KeyCombination NORMAL = new KeyCodeCombination(KeyCode.DIGIT0, SHORTCUT_DOWN);
    static final KeyCombination LIST = new KeyCodeCombination(KeyCode.F1);

    private final List<Shortcut> all = new ArrayList<>();

    /** Keys and what they do; several keys may do the same. */
    private record Shortcut(List<KeyCombination> keys, String textKey, Runnable action) {}

    /** A line of the list of shortcuts: the keys as people write them, and the key of the text. */
    record Line(String keys, String textKey) {}

    Shortcuts(MainWindow window) {
        for (WindowCommand command : WindowCommand.values()) {
            all.add(new Shortcut(command.shortcuts(), command.textKey(), () -> {
                if (window.actions().enabled(command).get()) {
                    window.actions().perform(command);
                }
            }));
        }
        window.presenter().commands().all().stream()
                .filter(PresenterCommand::everywhere)
                .forEach(command -> all.add(new Shortcut(command.keys(), command.textKey(), command.action())));
        add("menu.open", window::chooseDriver, OPEN);
        add("menu.exit", window::exit, EXIT);
        // Plus is Shift and equals on some keyboards, a key of its own on others and on the number pad.
        add(
                "menu.larger",
                () -> window.appearance().zoom(1),
                LARGER,
                new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN),
                new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_DOWN),
                new KeyCodeCombination(KeyCode.ADD, SHORTCUT_DOWN));
        add(
                "menu.smaller",
                () -> window.appearance().zoom(-1),
                SMALLER,
                SMALLER,
                new KeyCodeCombination(KeyCode.SUBTRACT, SHORTCUT_DOWN));
        add(
                "menu.normal",
                () -> window.appearance().unzoom(),
                NORMAL,
                new KeyCodeCombination(KeyCode.NUMPAD0, SHORTCUT_DOWN));
        add("menu.shortcuts", () -> Dialogs.shortcuts(window), LIST);
        add("keys.next", () -> window.dock().cycle(1), new KeyCodeCombination(KeyCode.TAB, SHORTCUT_DOWN));
        add(
                "keys.previous",
                () -> window.dock().cycle(-1),
                new KeyCodeCombination(KeyCode.TAB, SHORTCUT_DOWN, SHIFT_DOWN));
    }

    private void add(String textKey, Runnable action, KeyCombination... keys) {
        all.add(new Shortcut(List.of(keys), textKey, action));
    }

    /**
     * Lets the keys work in a scene. A filter, not the scene's accelerators: a focused list would take F10 or
     * Ctrl+Tab for itself, and floating windows have no menu that could hold accelerators.
     */
    void install(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> all.stream()
                        .filter(shortcut -> shortcut.keys.stream().anyMatch(key -> key.match(event)))
                        .findFirst()
                        .ifPresent(shortcut -> {
                            event.consume();
                            shortcut.action.run();
                        }));
    }

    /** All shortcuts, as the list shows them. */
    List<Line> lines() {
        return all.stream()
                .map(shortcut -> new Line(
                        shortcut.keys.stream()
                                .limit(2)
                                .map(KeyCombination::getDisplayText)
                                .collect(Collectors.joining(", ")),
                        shortcut.textKey))
                .toList();
    }
}
