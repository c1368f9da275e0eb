package dev.vmxscope.ui.control;

import dev.vmxscope.core.bits.BitField;

/**
 * Which bits of a control register VMX operation demands: Intel SDM Vol. 3D, appendix A.7 and A.8.
 *
 * @param fixed0 a bit that is 1 here must be 1
 * @param fixed1 a bit that is 0 here must be 0
 */
public record FixedBits(long fixed0, long fixed1) {

    /** What the two masks say of a field. */
    public enum Rule {
        /** All its bits must be 1. */
        REQUIRED,
        /** All its bits must be 0. */
        FORBIDDEN,
        /** All its bits may be either. */
        FREE,
        /** Its bits differ in this. */
        MIXED
    }

    /** The rule for a field. */
    public Rule rule(BitField field) {
        long mask = field.mask();
        if ((fixed0 & mask) == mask) {
            return Rule.REQUIRED;
        }
        if ((fixed1 & mask) == 0) {
            return Rule.FORBIDDEN;
        }
        return (fixed0 & mask) == 0 && (fixed1 & mask) == mask ? Rule.FREE : Rule.MIXED;
    }

    /** Whether the field of a register's value keeps the rule. */
    public boolean met(BitField field, long value) {
        long mask = field.mask();
        return (value & fixed0 & mask) == (fixed0 & mask) && (value & ~fixed1 & mask) == 0;
    }
}
