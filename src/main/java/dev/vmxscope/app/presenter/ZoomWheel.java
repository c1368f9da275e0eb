package dev.vmxscope.app.presenter;

import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;

/** Ctrl and the wheel make all type of a scene larger or smaller. */
public final class ZoomWheel {
    /** How far one moves on a touch pad, in pixels, for one step; a notch of a wheel is always a step. */
    private static final double STROKE = 40;

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
        boolean wheel = event.getTextDeltaYUnits() != ScrollEvent.VerticalTextScrollUnits.NONE;
        turned += wheel ? Math.signum(event.getDeltaY()) * STROKE : event.getDeltaY();
        int steps = (int) (turned / STROKE);
        if (steps != 0) {
            turned -= steps * STROKE;
            look.zoom(steps);
        }
    }
}
