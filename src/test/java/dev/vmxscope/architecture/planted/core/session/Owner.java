package dev.vmxscope.architecture.planted.core.session;

/** A planted fault: none, the session owns a thread. */
public final class Owner {
    Thread owned() {
        return new Thread(() -> {});
    }
}
