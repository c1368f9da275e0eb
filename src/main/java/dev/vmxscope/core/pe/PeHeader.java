package dev.vmxscope.core.pe;

/**
 * The fields of the COFF and optional header that a loader needs. Source: PE Format, "COFF File Header" and "Optional
 * Header".
 *
 * @param machine always {@link #MACHINE_X64}
 * @param timestamp link time or, in a reproducible build, a hash; 32 bits
 * @param characteristics the IMAGE_FILE flags, 16 bits
 * @param subsystem 1 native, 2 window, 3 console
 * @param dllCharacteristics the IMAGE_DLLCHARACTERISTICS flags, 16 bits
 * @param imageBase preferred address, 64 bits
 * @param sizeOfImage bytes in memory, at most {@link PeImage#MAX_IMAGE_SIZE}
 * @param sizeOfHeaders bytes of the file that are mapped before the first section
 * @param sectionAlignment a power of two
 * @param entryRva 0 when the image has no entry point
 * @param checksum 32 bits, not verified
 */
public record PeHeader(
        int machine,
        long timestamp,
        int characteristics,
        int subsystem,
        int dllCharacteristics,
        long imageBase,
        int sizeOfImage,
        int sizeOfHeaders,
        int sectionAlignment,
        int entryRva,
        long checksum) {
    /** IMAGE_FILE_MACHINE_AMD64. */
    public static final int MACHINE_X64 = 0x8664;

    private static final int RELOCS_STRIPPED = 0x0001;
    private static final int DLL = 0x2000;

    /** IMAGE_FILE_RELOCS_STRIPPED: the image runs at its preferred base only. */
    public boolean relocationsStripped() {
        return (characteristics & RELOCS_STRIPPED) != 0;
    }

    /** IMAGE_FILE_DLL. */
    public boolean dll() {
        return (characteristics & DLL) != 0;
    }
}
