package dev.vmxscope.architecture.planted.ui.panel;

import javafx.application.Platform;

/** A planted fault: a panel goes round the bridge. */
public final class PlatformCaller {
    void later() {
        Platform.runLater(() -> {});
    }
}
