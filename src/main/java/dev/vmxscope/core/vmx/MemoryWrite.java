package dev.vmxscope.core.vmx;

/**
 * A write to physical memory.
 *
 * @param address physical, 64 bits
 * @param value its low bytes are written, little-endian
 * @param bytes how many, 1 to 8
 */
public record MemoryWrite(long address, long value, int bytes) {}
