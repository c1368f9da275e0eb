package dev.vmxscope.architecture.planted.app;

import javafx.application.Platform;

/** A planted fault: none, the start of the program may end the toolkit. */
public final class Leaver {
    void leave() {
        Platform.exit();
    }
}
