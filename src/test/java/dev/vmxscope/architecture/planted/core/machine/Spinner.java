package dev.vmxscope.architecture.planted.core.machine;

import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A planted fault: the core starts threads. */
public final class Spinner {
    Thread spin() {
        return new Thread(() -> {});
    }

    Object pool() {
        return Executors.newCachedThreadPool();
    }

    long race() {
        return Stream.of(1).parallel().count();
    }
}
