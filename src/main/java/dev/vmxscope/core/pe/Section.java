package dev.vmxscope.core.pe;

/**
 * One section of an image. Source: PE Format, "Section Table (Section Headers)".
 *
 * @param name up to 8 bytes, for example {@code .text}; a long name of a gcc image is resolved
 * @param rva where it is mapped, in bytes from the image base
 * @param virtualSize bytes it takes in memory
 * @param rawOffset where its bytes stand in the file
 * @param rawSize how many bytes the file holds; the rest of the section is zero
 * @param characteristics the IMAGE_SCN flags, 32 bits
 */
public record Section(String name, int rva, int virtualSize, int rawOffset, int rawSize, int characteristics) {
    private static final int CODE = 0x0000_0020;
    private static final int DISCARDABLE = 0x0200_0000;
    private static final int EXECUTE = 0x2000_0000;
    private static final int READ = 0x4000_0000;
    private static final int WRITE = 0x8000_0000;

    /** IMAGE_SCN_MEM_READ. */
    public boolean readable() {
        return (characteristics & READ) != 0;
    }

    /** IMAGE_SCN_MEM_WRITE. */
    public boolean writable() {
        return (characteristics & WRITE) != 0;
    }

    /** IMAGE_SCN_MEM_EXECUTE. */
    public boolean executable() {
        return (characteristics & EXECUTE) != 0;
    }

    /** IMAGE_SCN_MEM_DISCARDABLE: Windows may drop it after initialisation. */
    public boolean discardable() {
        return (characteristics & DISCARDABLE) != 0;
    }

    /** IMAGE_SCN_CNT_CODE. */
    public boolean code() {
        return (characteristics & CODE) != 0;
    }

    /** The first RVA behind the section. */
    public int endRva() {
        return rva + virtualSize;
    }

    /** True when the RVA lies inside the section as it is in memory. */
    public boolean contains(long rva) {
        return rva >= this.rva && rva < endRva();
    }
}
