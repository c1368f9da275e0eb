package dev.vmxscope.app.presenter;

import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;

/** Ctrl with plus, minus or zero for a window that has a scale of its own. */
final class ZoomKeys {
    private ZoomKeys() {}

    static EventHandler<KeyEvent> of(Look look) {
        return event -> {
            if (event.isShortcutDown() && !event.isAltDown() && zooms(event, look)) {
                event.consume();
            }
        };
    }

    private static boolean zooms(KeyEvent event, Look look) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> look.zoom(1);
            case MINUS, SUBTRACT -> look.zoom(-1);
            case DIGIT0, NUMPAD0 -> look.unzoom();
            default -> {
                return false;
            }
        }
        return true;
    }
}
