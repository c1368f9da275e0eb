package dev.vmxscope.core.symbols;

/**
 * A run of bytes in the image.
 *
 * @param rva its first byte
 * @param length in bytes
 */
public record CodeRange(long rva, long length) {
    /** True when the RVA lies inside. */
    public boolean contains(long rva) {
        return rva >= this.rva && rva < endRva();
    }

    /** The first RVA behind it. */
    public long endRva() {
        return rva + length;
    }
}
