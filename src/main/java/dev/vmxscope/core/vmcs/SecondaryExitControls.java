package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The secondary VM-exit controls, 64 bits. Intel SDM Vol. 3C, table 25-14. */
public final class SecondaryExitControls {
    /** A VM exit loads the MSRs of FRED. */
    public static final BitField LOAD_FRED = BitField.bit("load FRED", 1);

    /** All of them; what a processor wants of the reserved ones its capability MSR says. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS secondary VM-exit controls",
            64,
            "Intel SDM Vol. 3C, table 25-14",
            Access.RESERVED_ZERO,
            BitField.bit("save FRED", 0),
            LOAD_FRED);

    private SecondaryExitControls() {}
}
