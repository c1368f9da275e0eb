package dev.vmxscope.app.presenter;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * One thing that a person can do in or with presenter mode.
 *
 * @param id its name for scripts and settings; it never changes
 * @param textKey the key of its name among the texts
 * @param everywhere whether its keys work outside of presenter mode too
 * @param keys the keys, the one shown first in front; plain letters and digits are left to a text field that has the
 *     keyboard
 * @param spareKeys keys that work only when the control with the keyboard has no use for them
 * @param action what it does
 */
public record PresenterCommand(
        String id,
        String textKey,
        boolean everywhere,
        List<KeyCombination> keys,
        List<KeyCombination> spareKeys,
        Runnable action) {
    /** Keeps its own copies of the lists. */
    public PresenterCommand {
        keys = List.copyOf(keys);
        spareKeys = List.copyOf(spareKeys);
    }

    /** Whether one of its keys is pressed. */
    boolean pressed(KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }

    /** Whether one of its spare keys is pressed. */
    boolean sparePressed(KeyEvent event) {
        return spareKeys.stream().anyMatch(key -> key.match(event));
    }

    /** All its keys, each as people write it; a key of the number pad is not named apart. */
    public List<String> keyNames() {
        List<KeyCombination> all = new ArrayList<>(keys);
        all.addAll(spareKeys);
        return all.stream()
                .map(key -> key.getDisplayText().replace("Numpad ", ""))
                .distinct()
                .toList();
    }
}
