package dev.vmxscope.core.bits;

/**
 * A named field of a register: the manual's name, its lowest bit, its width in bits and what software may do with it.
 *
 * <p>A register's constants ({@code Cr4.VMXE}) are values of this type; masks, panel cells, tooltips and the generated
 * tables all read them, so that a field is named once.
 *
 * @param name the name that the manual uses, {@code VMXE}
 * @param low the lowest bit, 0 to 63
 * @param width in bits, 1 to 64
 * @param access what software may do with it
 */
public record BitField(String name, int low, int width, Access access) {

    /** Checks that the field lies within 64 bits. */
    public BitField {
        if (low < 0 || width < 1 || low + width > Long.SIZE) {
            throw new IllegalArgumentException(name + " does not fit 64 bits: low " + low + ", width " + width);
        }
    }

    /** A single bit that software reads and writes. */
    public static BitField bit(String name, int low) {
        return new BitField(name, low, 1, Access.READ_WRITE);
    }

    /** A single bit with the given access. */
    public static BitField bit(String name, int low, Access access) {
        return new BitField(name, low, 1, access);
    }

    /** A field of the bits {@code high:low}, both included, in the manual's order. */
    public static BitField range(String name, int high, int low, Access access) {
        return new BitField(name, low, high - low + 1, access);
    }

    /** The highest bit of the field, 0 to 63. */
    public int high() {
        return low + width - 1;
    }

    /** The bits of the field, in place. */
    public long mask() {
        return (width == Long.SIZE ? -1L : (1L << width) - 1) << low;
    }

    /** The field's value, shifted down to bit 0. */
    public long of(long register) {
        return (register & mask()) >>> low;
    }

    /** Whether any bit of the field is 1. */
    public boolean isSet(long register) {
        return (register & mask()) != 0;
    }

    /** The register with all bits of the field 1. */
    public long set(long register) {
        return register | mask();
    }

    /** The register with all bits of the field 0. */
    public long clear(long register) {
        return register & ~mask();
    }

    /** The register with the field replaced by the low bits of {@code value}. */
    public long with(long register, long value) {
        return clear(register) | ((value << low) & mask());
    }

    /** The bit numbers as the manual prints them: {@code 13}, or {@code 14:8}. */
    public String position() {
        return width == 1 ? Integer.toString(low) : high() + ":" + low;
    }

    @Override
    public String toString() {
        return name;
    }
}
