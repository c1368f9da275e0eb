package dev.vmxscope.core.memory;

/**
 * Physical memory as anyone may read it. Values are little-endian; what lies outside RAM reads as all ones, as an
 * access that no device claims does.
 */
public interface MemoryView {
    /** Bytes in a page. */
    int PAGE_SIZE = 4096;

    /** Size of the RAM in bytes. */
    long size();

    /** One byte, 0 to 255. */
    int read8(long address);

    /** A word of 16 bits, which may cross pages. */
    default int read16(long address) {
        return read8(address) | read8(address + 1) << 8;
    }

    /** A doubleword of 32 bits, which may cross pages. */
    default int read32(long address) {
        return read16(address) | read16(address + 2) << 16;
    }

    /** A quadword of 64 bits, which may cross pages. */
    default long read64(long address) {
        return (read32(address) & 0xFFFFFFFFL) | (long) read32(address + 4) << 32;
    }
}
