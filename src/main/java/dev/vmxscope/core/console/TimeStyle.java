package dev.vmxscope.core.console;

/** What the time column tells; all of it from the emulated clock. */
public enum TimeStyle {
    /** Seconds since the first row since the console was cleared, {@code 0.00012340}. */
    ELAPSED,
    /** The time of day, UTC, {@code 00:00:05}. */
    CLOCK,
    /** The time of day with milliseconds, {@code 00:00:05.123}. */
    CLOCK_MILLISECONDS,
    /** Seconds since the row above, {@code +0.00000120}. */
    SINCE_PREVIOUS
}
