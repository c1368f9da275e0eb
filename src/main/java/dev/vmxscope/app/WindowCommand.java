package dev.vmxscope.app;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/**
 * What can be done with the machine: the first part of the table of all {@link dev.vmxscope.app.command.Actions}. Texts
 * are under {@code command.NAME} and {@code command.NAME.tip}.
 */
public enum WindowCommand {
    /** Runs until something stops it. */
    RUN(Feather.PLAY, key(KeyCode.F5)),
    /** Stops a run. */
    PAUSE(Feather.PAUSE, key(KeyCode.F6), key(KeyCode.PAUSE)),
    /** One instruction or source line, into calls. */
    STEP_INTO(Feather.ARROW_DOWN_RIGHT, key(KeyCode.F11)),
    /** One instruction or source line, calls as a whole. */
    STEP_OVER(Feather.CORNER_RIGHT_DOWN, key(KeyCode.F10)),
    /** Until the present procedure returns. */
    STEP_OUT(Feather.ARROW_UP_RIGHT, key(KeyCode.F11, SHIFT_DOWN)),
    /** Takes the last step back. */
    STEP_BACK(Feather.CORNER_UP_LEFT, key(KeyCode.F10, SHIFT_DOWN), key(KeyCode.LEFT, ALT_DOWN)),
    /** Warm reset: what firmware locked stays locked. */
    RESET(Feather.REFRESH_CW, key(KeyCode.R, SHORTCUT_DOWN)),
    /** Power off and on: the locks are open again. */
    POWER_CYCLE(Feather.POWER, key(KeyCode.R, SHORTCUT_DOWN, SHIFT_DOWN));

    private final Feather icon;
    // Key combinations and List.of are immutable, though their types do not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<KeyCombination> shortcuts;

    WindowCommand(Feather icon, KeyCombination... shortcuts) {
        this.icon = icon;
        this.shortcuts = List.of(shortcuts);
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /** Its picture. */
    public Feather icon() {
        return icon;
    }

    /** Its shortcuts, the one shown in menus first. */
    public List<KeyCombination> shortcuts() {
        return shortcuts;
    }

    /** Its name in the table of all actions and among the nodes of the tool bar: {@code command-step-into}. */
    public String id() {
        return "command-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of its name among the texts. */
    public String textKey() {
        return "command." + name();
    }

    /** The key of its explanation among the texts. */
    public String tipKey() {
        return "command." + name() + ".tip";
    }
}
