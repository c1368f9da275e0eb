package dev.vmxscope.core.event;

import dev.vmxscope.core.bits.RegisterLayout;

/**
 * A control register or a model-specific register was written; told also when the value stays the same.
 *
 * @param layout the register and its fields
 * @param before its value before, 64 bits
 * @param after its value after, 64 bits
 */
public record RegisterWrite(RegisterLayout layout, long before, long after) implements Event {}
