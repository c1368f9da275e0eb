package dev.vmxscope.core.windows;

/**
 * A deferred procedure call in a queue.
 *
 * @param object address of the KDPC
 * @param cpu whose queue
 */
public record QueuedDpc(long object, int cpu) {}
