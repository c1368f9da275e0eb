package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;

/**
 * A VMXON or VMCS region in memory. Intel SDM Vol. 3C, section 25.2: the first two doublewords are architectural, the
 * rest is each processor's own business; here it is this emulator's.
 */
public final class VmcsRegion {
    /** Bits 30:0 of the first doubleword. */
    public static final BitField REVISION = BitField.range("revision identifier", 30, 0, Access.READ_WRITE);
    /** Bit 31 of the first doubleword. */
    public static final BitField SHADOW = BitField.bit("shadow-VMCS indicator", 31);

    /** Offset of the VMX-abort indicator, 32 bits. */
    public static final int ABORT = 4;
    /** Offset of the launch state, 32 bits, of our own layout: 0 clear, 1 launched. */
    public static final int LAUNCH_STATE = 8;
    /** Offset of the first field of {@link VmcsField}, of our own layout. */
    public static final int FIELDS = 16;

    private VmcsRegion() {}
}
