package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** IA32_EFER, MSR C0000080H, 64 bits. Intel SDM Vol. 3A, section 2.2.1. */
public final class Efer {
    /** SYSCALL enable. */
    public static final BitField SCE = BitField.bit("SCE", 0);
    /** IA-32e mode enable. */
    public static final BitField LME = BitField.bit("LME", 8);
    /** IA-32e mode active; the processor keeps it. */
    public static final BitField LMA = BitField.bit("LMA", 10, Access.READ_ONLY);
    /** Execute-disable bit enable. */
    public static final BitField NXE = BitField.bit("NXE", 11);

    /** All fields; setting a reserved bit raises #GP(0). */
    public static final RegisterLayout LAYOUT =
            RegisterLayout.of("IA32_EFER", 64, "Intel SDM Vol. 3A, 2.2.1", Access.RESERVED_ZERO, SCE, LME, LMA, NXE);

    private Efer() {}
}
