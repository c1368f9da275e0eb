package dev.vmxscope.core.event;

import dev.vmxscope.core.bits.RegisterLayout;

/**
 * A control register or a model-specific register was written; told also when the value stays the same.
 *
 * @param layout the register and its fields
 * @param before its value before, 64 bits
 * @param after its value after, 64 bits
 * @param rip address of the instruction that wrote it, 64 bits; 0 where that is not known
 */
public record RegisterWrite(RegisterLayout layout, long before, long after, long rip) implements Event {
    /** A write by an instruction whose address the teller adds. */
    public RegisterWrite(RegisterLayout layout, long before, long after) {
        this(layout, before, after, 0);
    }

    /** The same by the instruction at that address. */
    public RegisterWrite at(long address) {
        return new RegisterWrite(layout, before, after, address);
    }
}
