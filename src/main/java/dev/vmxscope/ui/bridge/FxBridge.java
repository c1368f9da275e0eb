package dev.vmxscope.ui.bridge;

import dev.vmxscope.core.session.Frame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Carries frames from the machine's thread to the screen's. It keeps the newest frame only and has at most one delivery
 * under way, so that a fast machine cannot flood the screen; and there is one frame for all, so that two panels never
 * show two moments.
 */
public final class FxBridge {
    private final Executor screen;
    private final AtomicReference<@Nullable Frame> waiting = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<Frame> frame;

    /**
     * A bridge to the JavaFX thread.
     *
     * @param first what is shown until the machine's first frame arrives
     */
    public FxBridge(Frame first) {
        this(first, Platform::runLater);
    }

    /** A bridge to another thread; tests without a toolkit deliver at once. */
    public FxBridge(Frame first, Executor screen) {
        this.screen = screen;
        this.frame = new ReadOnlyObjectWrapper<>(this, "frame", first);
    }

    /** Takes a frame; called on the machine's thread. */
    public void accept(Frame newest) {
        if (waiting.getAndSet(newest) == null) {
            screen.execute(this::deliver);
        }
    }

    private void deliver() {
        Frame newest = waiting.getAndSet(null);
        if (newest != null) {
            frame.set(newest);
        }
    }

    /** What is shown; changes on the screen's thread only. */
    public ReadOnlyObjectProperty<Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Has something done on the screen's thread. */
    public void later(Runnable work) {
        screen.execute(work);
    }

    /** Done when everything that was accepted before is delivered. */
    public CompletableFuture<Void> settled() {
        return CompletableFuture.runAsync(() -> {}, screen);
    }
}
