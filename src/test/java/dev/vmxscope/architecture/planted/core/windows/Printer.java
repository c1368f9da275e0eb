package dev.vmxscope.architecture.planted.core.windows;

/** A planted fault: the core prints. */
public final class Printer {
    void print() {
        System.out.println();
    }

    void fail() {
        System.err.println();
    }
}
