package dev.vmxscope.architecture.planted.core.machine;

import java.time.LocalDate;

/** A planted fault: the core reads the clock. */
public final class ClockReader {
    long now() {
        return System.nanoTime();
    }

    Object today() {
        return LocalDate.now();
    }
}
