package dev.vmxscope.architecture.planted.app;

import javafx.application.Platform;

/** A planted fault: the start of the program goes round the bridge. */
public final class LaterCaller {
    void later() {
        Platform.runLater(() -> {});
    }
}
