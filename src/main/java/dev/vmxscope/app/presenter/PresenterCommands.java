package dev.vmxscope.app.presenter;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * Every command of presenter mode. Clickers send Page Up and Page Down, B or the point for black, and Shift+F5 to begin
 * where one stands. F5 alone, which some of them send to begin, stays Run everywhere: a teacher needs it more, and a run
 * by accident can be taken back.
 */
public final class PresenterCommands {
    /** Shows the shortcut of presenter mode in a menu. */
    public static final KeyCombination PRESENT = key(KeyCode.F12);
    /** Shows the shortcut of the full screen in a menu. */
    public static final KeyCombination FULL_SCREEN = key(KeyCode.F11, SHORTCUT_DOWN);
    /** Shows the shortcut of the audience's window in a menu. */
    public static final KeyCombination AUDIENCE = key(KeyCode.F12, SHORTCUT_DOWN);

    private static final int DIGITS = 9;
    private static final List<KeyCombination> NONE = List.of();

    private final List<PresenterCommand> all = new ArrayList<>();

    PresenterCommands(Presenter presenter) {
        everywhere("present", presenter::toggle, PRESENT);
        everywhere("start", presenter::start, key(KeyCode.F5, SHIFT_DOWN));
        everywhere("fullscreen", presenter::toggleFullScreen, FULL_SCREEN, key(KeyCode.ENTER, ALT_DOWN));
        everywhere("audience", presenter::toggleAudience, AUDIENCE);
        inside(
                "forward",
                presenter::forward,
                List.of(key(KeyCode.PAGE_DOWN)),
                List.of(key(KeyCode.RIGHT), key(KeyCode.SPACE), key(KeyCode.ENTER)));
        inside(
                "backward",
                presenter::backward,
                List.of(key(KeyCode.PAGE_UP)),
                List.of(key(KeyCode.LEFT), key(KeyCode.BACK_SPACE)));
        inside("black", () -> presenter.draw(Curtain.BLACK), key(KeyCode.B), key(KeyCode.PERIOD));
        inside("white", () -> presenter.draw(Curtain.WHITE), key(KeyCode.W), key(KeyCode.COMMA));
        inside("spotlight", presenter::toggleSpotlight, key(KeyCode.S));
        inside("panel.next", () -> presenter.nextPanel(1), NONE, List.of(key(KeyCode.TAB)));
        inside("panel.previous", () -> presenter.nextPanel(-1), NONE, List.of(key(KeyCode.TAB, SHIFT_DOWN)));
        for (int n = 1; n <= DIGITS; n++) {
            int number = n;
            inside(
                    "panel." + n,
                    () -> presenter.spotlight(number),
                    key(KeyCode.valueOf("DIGIT" + n)),
                    key(KeyCode.valueOf("NUMPAD" + n)));
        }
        inside("panel.all", presenter::allPanels, key(KeyCode.DIGIT0), key(KeyCode.NUMPAD0));
        inside("laser", presenter::nextPointer, key(KeyCode.L));
        inside("window", presenter::toggleAudience, key(KeyCode.A));
        inside("help", presenter::toggleHelp, key(KeyCode.H), key(KeyCode.SLASH, SHIFT_DOWN));
        inside("escape", presenter::escape, key(KeyCode.ESCAPE));
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    private void everywhere(String id, Runnable action, KeyCombination... keys) {
        add(id, true, Arrays.asList(keys), NONE, action);
    }

    private void inside(String id, Runnable action, KeyCombination... keys) {
        add(id, false, Arrays.asList(keys), NONE, action);
    }

    private void inside(String id, Runnable action, List<KeyCombination> keys, List<KeyCombination> spare) {
        add(id, false, keys, spare, action);
    }

    private void add(
            String id, boolean everywhere, List<KeyCombination> keys, List<KeyCombination> spare, Runnable action) {
        all.add(new PresenterCommand("presenter." + id, "presenter.key." + id, everywhere, keys, spare, action));
    }

    /** All of them, in the order of the list of keys. */
    public List<PresenterCommand> all() {
        return List.copyOf(all);
    }

    /** The command of that name. */
    PresenterCommand get(String id) {
        return all.stream()
                .filter(command -> command.id().equals("presenter." + id))
                .findFirst()
                .orElseThrow();
    }
}
