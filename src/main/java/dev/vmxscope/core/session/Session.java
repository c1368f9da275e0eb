package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Machine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A person's work on one machine: it owns the one thread that runs machines, does commands in their order, and
 * publishes a {@link Frame} after each, and now and then while the machine runs.
 */
public final class Session implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "machine");
        worker.setDaemon(true);
        return worker;
    });
    private final Consumer<Frame> listener;
    private final Consumer<Throwable> broken;
    private final Bench bench;
    private volatile boolean pausing;

    /**
     * A session at the start of a machine.
     *
     * @param listener is called on the session's thread with every frame
     * @param broken is called on the session's thread with an error of our own; the session goes on at the moment
     *     before the command that failed
     */
    public Session(Machine start, SymbolCatalogue symbols, Consumer<Frame> listener, Consumer<Throwable> broken) {
        this.listener = listener;
        this.broken = broken;
        this.bench = new Bench(start, symbols, () -> pausing, () -> publish(true));
    }

    /**
     * Has the session's thread do a command after those that wait already.
     *
     * @return whether there is one thing more to take back, once it is done
     */
    public CompletableFuture<Boolean> submit(Command command) {
        return CompletableFuture.supplyAsync(() -> perform(command), thread);
    }

    /** Asks the bench something once the commands before are done, on the session's thread. */
    public <T> Future<T> ask(Function<Bench, T> question) {
        return thread.submit(() -> question.apply(bench));
    }

    /** Publishes the present moment again, for a listener that has just begun to listen. */
    public Future<?> publish() {
        return thread.submit(() -> publish(false));
    }

    /** Stops the present run within a burst. */
    public void pause() {
        pausing = true;
    }

    private boolean perform(Command command) {
        boolean remembered = false;
        try {
            pausing = false;
            remembered = bench.execute(command);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            broken.accept(failure);
        }
        publish(false);
        return remembered;
    }

    private void publish(boolean running) {
        listener.accept(bench.frame(running));
    }

    @Override
    public void close() {
        pausing = true;
        thread.shutdownNow();
    }
}
