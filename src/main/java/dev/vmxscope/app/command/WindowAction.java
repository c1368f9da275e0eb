package dev.vmxscope.app.command;

import dev.vmxscope.core.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something that can be done in the window.
 *
 * @param id its name among all actions and the id of its menu item
 * @param group what it chooses among, said before its name where it does not stand in a menu of that name
 * @param label its name in a menu
 * @param tip what it does, in a sentence
 * @param icon its picture
 * @param keys its shortcuts, the one that menus show first
 * @param enabled whether it can be done now
 * @param run does it
 */
public record WindowAction(
        String id,
        Optional<Wording> group,
        Wording label,
        Optional<Wording> tip,
        Feather icon,
        List<KeyCombination> keys,
        ObservableBooleanValue enabled,
        Runnable run) {
    private static final int SHOWN_KEYS = 2;

    /** Keeps its own copy of the list. */
    public WindowAction {
        keys = List.copyOf(keys);
    }

    /** An action that can always be done. */
    public static WindowAction of(String id, Wording label, Feather icon, Runnable run) {
        return new WindowAction(
                id,
                Optional.empty(),
                label,
                Optional.empty(),
                icon,
                List.of(),
                new ReadOnlyBooleanWrapper(true).getReadOnlyProperty(),
                run);
    }

    /** The same as one choice of several. */
    public WindowAction in(Wording choice) {
        return new WindowAction(id, Optional.of(choice), label, tip, icon, keys, enabled, run);
    }

    /** The same with an explanation. */
    public WindowAction tip(Wording sentence) {
        return new WindowAction(id, group, label, Optional.of(sentence), icon, keys, enabled, run);
    }

    /** The same with shortcuts. */
    public WindowAction keys(KeyCombination... combinations) {
        return new WindowAction(id, group, label, tip, icon, List.of(combinations), enabled, run);
    }

    /** The same with shortcuts. */
    public WindowAction keys(List<KeyCombination> combinations) {
        return new WindowAction(id, group, label, tip, icon, combinations, enabled, run);
    }

    /** The same, but only at times. */
    public WindowAction when(ObservableBooleanValue can) {
        return new WindowAction(id, group, label, tip, icon, keys, can, run);
    }

    /** Its name where it stands alone. */
    public String title(Texts texts) {
        return group.map(choice -> texts.format("palette.choice", choice.in(texts), label.in(texts)))
                .orElseGet(() -> label.in(texts));
    }

    /** Its first shortcuts as people write them, empty without any. */
    public String keyText() {
        return keys.stream()
                .limit(SHOWN_KEYS)
                .map(KeyCombination::getDisplayText)
                .collect(Collectors.joining(", "));
    }

    /** Does it if it can be done now. */
    public void perform() {
        if (enabled.get()) {
            run.run();
        }
    }
}
