package dev.vmxscope.core.windows;

/**
 * A continuation on a thread's stack of them.
 *
 * @param what goes on
 * @param rsp the stack pointer to go on with, 64 bits
 */
public record Pending(Continuation what, long rsp) {}
