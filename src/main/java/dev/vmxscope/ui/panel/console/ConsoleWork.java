package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.ConsoleSearch;
import dev.vmxscope.core.console.ConsoleView;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/** Does the work on a long log in portions, one with each picture, so that the screen never stands still. */
final class ConsoleWork {
    /** What is done at once when something has changed, in characters looked at: a screenful and much more. */
    private static final long AT_ONCE = 2_000_000;

    /** What is done with each picture: some 12 ms. */
    private static final long EACH = 6_000_000;

    private final ConsoleView view;
    private final Runnable changed;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            work(EACH);
        }
    };
    private @Nullable ConsoleSearch search;
    private Consumer<ConsoleSearch> found = done -> {};

    /**
     * Work on a view.
     *
     * @param changed is told whenever there may be other rows
     */
    ConsoleWork(ConsoleView view, Runnable changed) {
        this.view = view;
        this.changed = changed;
    }

    /** Something has changed: what can be done at once is, the rest goes on by itself. */
    void go() {
        work(AT_ONCE);
        timer.start();
    }

    /** Looks for a row; who is told of the end gets the search. */
    void find(ConsoleSearch wanted, Consumer<ConsoleSearch> consumer) {
        search = wanted;
        found = consumer;
        go();
    }

    private void work(long effort) {
        boolean shownAll = view.work(effort);
        changed.run();
        ConsoleSearch running = search;
        if (shownAll && running != null && running.work(effort)) {
            search = null;
            found.accept(running);
        }
        if (shownAll && search == null) {
            timer.stop();
        }
    }
}
