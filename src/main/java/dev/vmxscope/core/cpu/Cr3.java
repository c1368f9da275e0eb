package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** Control register CR3, 64 bits. Intel SDM Vol. 3A, sections 2.5 and 4.5. */
public final class Cr3 {
    /** Page-level write-through; with CR4.PCIDE part of the process-context identifier. */
    public static final BitField PWT = BitField.bit("PWT", 3);
    /** Page-level cache disable; with CR4.PCIDE part of the process-context identifier. */
    public static final BitField PCD = BitField.bit("PCD", 4);
    /** Physical address of the top paging structure. */
    public static final BitField BASE = BitField.range("base", 51, 12, Access.READ_WRITE);

    /** All fields. */
    public static final RegisterLayout LAYOUT =
            RegisterLayout.of("CR3", 64, "Intel SDM Vol. 3A, 2.5", Access.RESERVED_IGNORED, PWT, PCD, BASE);

    private Cr3() {}
}
