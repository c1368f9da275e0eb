package dev.vmxscope.core.bits;

/**
 * One field whose value differs between two values of a register.
 *
 * @param field the field
 * @param before its value before, shifted down to bit 0
 * @param after its value after, shifted down to bit 0
 */
public record FieldChange(BitField field, long before, long after) {}
