package dev.vmxscope.core.pe;

/**
 * One data directory of the optional header; absent when the RVA or the size is 0.
 *
 * @param rva where it is mapped; of the certificate table, where it stands in the file
 * @param size in bytes
 */
public record DataDirectory(long rva, long size) {
    static final DataDirectory NONE = new DataDirectory(0, 0);

    /** Whether the image does not have it. */
    public boolean absent() {
        return rva == 0 || size == 0;
    }

    boolean contains(long rva) {
        return rva >= this.rva && rva < this.rva + size;
    }
}
