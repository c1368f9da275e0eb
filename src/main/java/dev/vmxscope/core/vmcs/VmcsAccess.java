package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.memory.MemoryView;
import java.util.Optional;

/**
 * What an encoding reaches: a field, or bits 63:32 of a 64-bit one. Intel SDM Vol. 3C, section 25.11.2.
 *
 * @param field the field
 * @param high whether only bits 63:32 are reached
 */
public record VmcsAccess(VmcsField field, boolean high) {
    private static final int HALF = 32;

    /**
     * What that encoding reaches; empty if it is no field's. Only a field of 64 bits, not one of natural width, has a
     * high half.
     *
     * @param encoding 64 bits, of which bits 63:32 must be 0
     */
    public static Optional<VmcsAccess> at(long encoding) {
        if (encoding >>> HALF != 0) {
            return Optional.empty();
        }
        boolean high = VmcsEncoding.HIGH.isSet(encoding);
        return VmcsField.at((int) VmcsEncoding.HIGH.clear(encoding))
                .map(field -> new VmcsAccess(field, high))
                .filter(access -> !high || access.field.width() == VmcsEncoding.Width.QUADWORD);
    }

    /** How many bits are reached: 16, 32 or 64. */
    public int bits() {
        return high ? HALF : field.bits();
    }

    /** Offset of the first byte in the region. */
    public int offset() {
        return field.offset() + (high ? HALF / 8 : 0);
    }

    /** The value, zero-extended to 64 bits, in the region at that physical address. */
    public long read(MemoryView memory, long region) {
        long whole = field.read(memory, region);
        return high ? whole >>> HALF : whole;
    }
}
