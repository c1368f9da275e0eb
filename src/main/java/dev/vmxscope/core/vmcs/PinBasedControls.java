package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The pin-based VM-execution controls, 32 bits. Intel SDM Vol. 3C, table 25-5. */
public final class PinBasedControls {
    /** External interrupts cause VM exits. */
    public static final BitField EXTERNAL_INTERRUPT_EXITING = BitField.bit("external-interrupt exiting", 0);
    /** NMIs cause VM exits. */
    public static final BitField NMI_EXITING = BitField.bit("NMI exiting", 3);
    /** NMI blocking is virtual. */
    public static final BitField VIRTUAL_NMIS = BitField.bit("virtual NMIs", 5);
    /** The VMX-preemption timer counts down in non-root operation. */
    public static final BitField PREEMPTION_TIMER = BitField.bit("activate VMX-preemption timer", 6);
    /** Posted interrupts are processed. */
    public static final BitField POSTED_INTERRUPTS = BitField.bit("process posted interrupts", 7);

    /** All of them; what a processor wants of the reserved ones its capability MSR says. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS pin-based VM-execution controls",
            32,
            "Intel SDM Vol. 3C, table 25-5",
            Access.RESERVED_ZERO,
            EXTERNAL_INTERRUPT_EXITING,
            NMI_EXITING,
            VIRTUAL_NMIS,
            PREEMPTION_TIMER,
            POSTED_INTERRUPTS);

    private PinBasedControls() {}
}
