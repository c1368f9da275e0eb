package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;

/**
 * An image in memory.
 *
 * @param name the service's or the program's name
 * @param base address of its first byte, 64 bits
 * @param size in bytes
 * @param entry address of its entry point, 64 bits; 0 if it has none
 * @param user whether it is a program of user mode
 * @param file the bytes that it was loaded from
 */
public record Module(String name, long base, int size, long entry, boolean user, Bytes file) {
    /** Whether the address lies in the image. */
    public boolean contains(long address) {
        return Long.compareUnsigned(address - base, size) < 0;
    }
}
