package dev.vmxscope.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * The one table of all that can be done in the window. Menus, tool bar, shortcuts, their list and the palette read it.
 */
public final class Actions {
    /** The action that takes the last thing back. */
    public static final String UNDO = "undo";
    /** The action that does once more what was taken back. */
    public static final String REDO = "redo";

    private final Map<String, WindowAction> fixed = new LinkedHashMap<>();
    private final List<Supplier<List<WindowAction>>> sources = new ArrayList<>();

    /** An empty table. */
    public Actions() {}

    /**
     * One action more.
     *
     * @throws IllegalArgumentException if there is one of that name, or with one of its shortcuts
     */
    public void add(WindowAction action) {
        for (WindowAction other : fixed.values()) {
            if (other.id().equals(action.id()) || other.keys().stream().anyMatch(action.keys()::contains)) {
                throw new IllegalArgumentException(action.id() + " gets in the way of " + other.id());
            }
        }
        fixed.put(action.id(), action);
    }

    /** Actions that are listed when somebody looks for one, such as files that were opened. They have no shortcuts. */
    public void addSource(Supplier<List<WindowAction>> source) {
        sources.add(source);
    }

    /**
     * The action of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public WindowAction get(String id) {
        WindowAction found = fixed.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no action " + id);
        }
        return found;
    }

    /** Every action there is now. */
    public List<WindowAction> all() {
        List<WindowAction> all = new ArrayList<>(fixed.values());
        sources.forEach(source -> all.addAll(source.get()));
        return all;
    }

    /** The actions with a shortcut. */
    public List<WindowAction> withKeys() {
        return fixed.values().stream()
                .filter(action -> !action.keys().isEmpty())
                .toList();
    }

    /**
     * Lets the shortcuts work in a scene. A filter, not the scene's accelerators: a focused list would take F10 or
     * Ctrl+Tab for itself, and floating windows have no menu that could hold accelerators.
     */
    public void install(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> fixed.values().stream()
                        .filter(action -> action.keys().stream().anyMatch(key -> key.match(event)))
                        .findFirst()
                        .filter(action -> !typing(action, event))
                        .ifPresent(action -> {
                            event.consume();
                            action.perform();
                        }));
    }

    /** What is being typed in a field is taken back there first. */
    private static boolean typing(WindowAction action, KeyEvent event) {
        return event.getTarget() instanceof TextInputControl field
                && field.isEditable()
                && (action.id().equals(UNDO) && field.isUndoable()
                        || action.id().equals(REDO) && field.isRedoable());
    }
}
