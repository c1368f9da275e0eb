package dev.vmxscope.app.presenter;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** The keys of presenter mode in one scene. */
final class PresenterKeys {
    private final Presenter presenter;
    private final Scene scene;
    private boolean spotlightDown;
    private boolean spotlightHeld;

    private PresenterKeys(Presenter presenter, Scene scene) {
        this.presenter = presenter;
        this.scene = scene;
    }

    /** Lets the keys work in a scene. Those that work everywhere are left to the list of the window's shortcuts. */
    static void install(Presenter presenter, Scene scene) {
        PresenterKeys keys = new PresenterKeys(presenter, scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, keys::released);
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> keys.heldWhileMoving());
        // Here come those that no control has taken.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, keys::spare);
    }

    private void pressed(KeyEvent event) {
        boolean typing = isTyping() && !isForAClicker(event.getCode());
        if (!presenter.isPresenting() || event.isConsumed() || typing) {
            return;
        }
        if (presenter.isHelpShown() && isForReading(event.getCode())) {
            return;
        }
        if (event.getCode() == KeyCode.S
                && presenter.commands().get("spotlight").pressed(event)) {
            // A short press is carried out when the key comes up: until then it may become a long one.
            hold(spotlightDown);
            spotlightDown = true;
            event.consume();
            return;
        }
        Optional<PresenterCommand> found = presenter.commands().all().stream()
                .filter(command -> !command.everywhere())
                .filter(command -> command.pressed(event)
                        // Where the question mark is on the keyboard differs from country to country.
                        || command.id().equals("presenter.help") && "?".equals(event.getText()))
                .findFirst();
        if (found.isEmpty() && event.getCode() == KeyCode.TAB && presenter.takesTab(scene)) {
            found = spareOf(event);
        }
        found.ifPresent(command -> {
            event.consume();
            command.action().run();
        });
    }

    private void spare(KeyEvent event) {
        if (!presenter.isPresenting() || event.isConsumed() || isTyping() || event.getCode() == KeyCode.TAB) {
            return;
        }
        spareOf(event).ifPresent(command -> {
            event.consume();
            command.action().run();
        });
    }

    private Optional<PresenterCommand> spareOf(KeyEvent event) {
        return presenter.commands().all().stream()
                .filter(command -> command.sparePressed(event))
                .findFirst();
    }

    private void released(KeyEvent event) {
        if (event.getCode() != KeyCode.S || !spotlightDown) {
            return;
        }
        boolean longPress = spotlightHeld;
        spotlightDown = false;
        hold(false);
        event.consume();
        if (!longPress && presenter.isPresenting()) {
            presenter.commands().get("spotlight").action().run();
        }
    }

    /** A key that repeats, or a mouse that moves meanwhile: the key is held, not struck. */
    private void heldWhileMoving() {
        if (spotlightDown) {
            hold(true);
        }
    }

    private void hold(boolean down) {
        if (spotlightHeld != down) {
            spotlightHeld = down;
            presenter.holdZone(down);
        }
    }

    private boolean isTyping() {
        Node owner = scene.getFocusOwner();
        return owner instanceof TextInputControl || owner instanceof ComboBoxBase<?> || owner instanceof Spinner<?>;
    }

    private static boolean isForAClicker(KeyCode code) {
        return code == KeyCode.PAGE_DOWN || code == KeyCode.PAGE_UP;
    }

    private static boolean isForReading(KeyCode code) {
        return code == KeyCode.PAGE_DOWN || code == KeyCode.PAGE_UP || code == KeyCode.TAB;
    }
}
