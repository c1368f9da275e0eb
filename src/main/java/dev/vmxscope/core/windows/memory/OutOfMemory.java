package dev.vmxscope.core.windows.memory;

/** The emulated RAM has no free page frame left. */
public final class OutOfMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfMemory() {
        super("the emulated RAM is full", null, false, false);
    }
}
