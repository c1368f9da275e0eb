package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The VM-entry interruption-information field, 32 bits. Intel SDM Vol. 3C, table 25-17. */
public final class EntryInterruption {
    /** Of the interrupt or exception. */
    public static final BitField VECTOR = BitField.range("vector", 7, 0, Access.READ_WRITE);
    /** One of the constants below. */
    public static final BitField TYPE = BitField.range("type", 10, 8, Access.READ_WRITE);
    /** Whether the exception pushes an error code. */
    public static final BitField DELIVER_ERROR_CODE = BitField.bit("deliver error code", 11);
    /** Whether the exception came while another was delivered, where IA32_VMX_BASIC[58] is 1. */
    public static final BitField NESTED = BitField.bit("nested exception", 13);
    /** Whether VM entry injects the event at all. */
    public static final BitField VALID = BitField.bit("valid", 31);

    /** Type: reserved. */
    public static final int TYPE_RESERVED = 1;
    /** Type: non-maskable interrupt. */
    public static final int TYPE_NMI = 2;
    /** Type: hardware exception, {@code #PF}. */
    public static final int TYPE_EXCEPTION = 3;
    /** Type: software interrupt, {@code INT n}. */
    public static final int TYPE_SOFTWARE_INTERRUPT = 4;
    /** Type: software exception, {@code INT3}; 5, between the two, is INT1. */
    public static final int TYPE_SOFTWARE_EXCEPTION = 6;
    /** Type: other event, which is a pending monitor trap. */
    public static final int TYPE_OTHER = 7;

    /** All of it. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS VM-entry interruption-information field",
            32,
            "Intel SDM Vol. 3C, table 25-17",
            Access.RESERVED_ZERO,
            VECTOR,
            TYPE,
            DELIVER_ERROR_CODE,
            NESTED,
            VALID);

    private EntryInterruption() {}
}
