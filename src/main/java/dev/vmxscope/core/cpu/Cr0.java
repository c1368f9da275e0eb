package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** Control register CR0, 64 bits. Intel SDM Vol. 3A, section 2.5. */
public final class Cr0 {
    /** Protection enable. */
    public static final BitField PE = BitField.bit("PE", 0);
    /** Monitor coprocessor. */
    public static final BitField MP = BitField.bit("MP", 1);
    /** Emulation: no x87 unit. */
    public static final BitField EM = BitField.bit("EM", 2);
    /** Task switched. */
    public static final BitField TS = BitField.bit("TS", 3);
    /** Extension type: 1 on every processor since the Pentium. */
    public static final BitField ET = BitField.bit("ET", 4, Access.RESERVED_ONE);
    /** Numeric error: x87 errors raise #MF. */
    public static final BitField NE = BitField.bit("NE", 5);
    /** Write protect: ring 0 obeys read-only pages. */
    public static final BitField WP = BitField.bit("WP", 16);
    /** Alignment mask. */
    public static final BitField AM = BitField.bit("AM", 18);
    /** Not write-through. */
    public static final BitField NW = BitField.bit("NW", 29);
    /** Cache disable. */
    public static final BitField CD = BitField.bit("CD", 30);
    /** Paging. */
    public static final BitField PG = BitField.bit("PG", 31);
    /** Bits 63:32: writing 1 to any raises #GP(0). */
    public static final BitField HIGH = BitField.range(RegisterLayout.RESERVED, 63, 32, Access.RESERVED_ZERO);

    /** All fields. The reserved bits below 32 ignore writes; those above raise #GP(0). */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "CR0",
            64,
            "Intel SDM Vol. 3A, 2.5",
            Access.RESERVED_IGNORED,
            PE,
            MP,
            EM,
            TS,
            ET,
            NE,
            WP,
            AM,
            NW,
            CD,
            PG,
            HIGH);

    private Cr0() {}
}
