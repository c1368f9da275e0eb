package dev.vmxscope.ui.control;

import javafx.event.EventHandler;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** What is to be done when a window goes. */
public final class Hidden {
    private Hidden() {}

    /** Does something the next time that a window is hidden, and leaves nothing behind in the window after it. */
    public static void once(Window window, Runnable action) {
        window.addEventHandler(WindowEvent.WINDOW_HIDDEN, new EventHandler<>() {
            @Override
            public void handle(WindowEvent event) {
                if (event.getTarget() == window) {
                    window.removeEventHandler(WindowEvent.WINDOW_HIDDEN, this);
                    action.run();
                }
            }
        });
    }
}
