package dev.vmxscope.architecture.planted.ui.control;

import java.util.function.Consumer;
import javafx.application.Platform;

/** A planted fault: a control goes round the bridge by a method reference. */
public final class PlatformReference {
    Consumer<Runnable> later() {
        return Platform::runLater;
    }
}
