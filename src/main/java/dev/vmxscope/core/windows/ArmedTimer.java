package dev.vmxscope.core.windows;

/**
 * A timer that was set.
 *
 * @param object address of the KTIMER
 * @param due when it expires, in 100 ns units since boot
 * @param period after which it expires again, in 100 ns units; 0 for never
 */
public record ArmedTimer(long object, long due, long period) {}
