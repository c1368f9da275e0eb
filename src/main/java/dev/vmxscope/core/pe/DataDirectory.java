package dev.vmxscope.core.pe;

/** One data directory of the optional header; absent when the RVA or the size is 0. */
record DataDirectory(long rva, long size) {
    static final DataDirectory NONE = new DataDirectory(0, 0);

    boolean absent() {
        return rva == 0 || size == 0;
    }

    boolean contains(long rva) {
        return rva >= this.rva && rva < this.rva + size;
    }
}
