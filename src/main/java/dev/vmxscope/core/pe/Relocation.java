package dev.vmxscope.core.pe;

/**
 * One place that holds an address and moves with the image. Padding entries (ABSOLUTE) are left out.
 *
 * @param rva where it stands
 * @param type how wide it is
 */
public record Relocation(int rva, Type type) {
    /** Source: PE Format, "Base Relocation Types". */
    public enum Type {
        /** IMAGE_REL_BASED_HIGHLOW (3): a 32-bit address. */
        HIGHLOW(4),
        /** IMAGE_REL_BASED_DIR64 (10): a 64-bit address. */
        DIR64(8);

        private final int width;

        Type(int width) {
            this.width = width;
        }

        /** In bytes. */
        public int width() {
            return width;
        }
    }
}
