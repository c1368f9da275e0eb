package dev.vmxscope.core.cpu;

/**
 * GDTR or IDTR.
 *
 * @param base linear address, 64 bits
 * @param limit offset of the last byte, 16 bits
 */
public record TablePointer(long base, int limit) {}
