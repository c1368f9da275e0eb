package dev.vmxscope.app.presenter;

import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;

/** Ctrl and the wheel make all type of a scene larger or smaller. */
public final class ZoomWheel {
    /** What one notch of a wheel scrolls; a touch pad gives many small pieces of it. */
    private static final double NOTCH = 40;

    private final Look look;
    private double turned;

    private ZoomWheel(Look look) {
        this.look = look;
    }

    /** Lets the wheel work in a scene. */
    public static void install(Scene scene, Look look) {
        ZoomWheel wheel = new ZoomWheel(look);
        scene.addEventFilter(ScrollEvent.SCROLL, wheel::scrolled);
    }

    private void scrolled(ScrollEvent event) {
        if (!event.isShortcutDown()) {
            return;
        }
        event.consume();
        turned += event.getDeltaY();
        int steps = (int) (turned / NOTCH);
        if (steps != 0) {
            turned -= steps * NOTCH;
            look.zoom(steps);
        }
    }
}
