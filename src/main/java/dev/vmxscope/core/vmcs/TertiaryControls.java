package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The tertiary processor-based VM-execution controls, 64 bits. Intel SDM Vol. 3C, table 25-8. */
public final class TertiaryControls {
    /** Some linear addresses are translated by the hypervisor's own tables. */
    public static final BitField ENABLE_HLAT = BitField.bit("enable HLAT", 1);
    /** Writes of an interrupt command are virtual. */
    public static final BitField IPI_VIRTUALIZATION = BitField.bit("IPI virtualization", 4);
    /** Accesses of IA32_SPEC_CTRL are virtual. */
    public static final BitField VIRTUALIZE_SPEC_CTRL = BitField.bit("virtualize IA32_SPEC_CTRL", 7);

    /** All of them; what a processor wants of the reserved ones its capability MSR says. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS tertiary processor-based VM-execution controls",
            64,
            "Intel SDM Vol. 3C, table 25-8",
            Access.RESERVED_ZERO,
            BitField.bit("LOADIWKEY exiting", 0),
            ENABLE_HLAT,
            BitField.bit("EPT paging-write control", 2),
            BitField.bit("guest-paging verification", 3),
            IPI_VIRTUALIZATION,
            VIRTUALIZE_SPEC_CTRL);

    private TertiaryControls() {}
}
