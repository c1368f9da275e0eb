package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The primary processor-based VM-execution controls, 32 bits. Intel SDM Vol. 3C, table 25-6. */
public final class PrimaryControls {
    /** The tertiary controls are used. */
    public static final BitField ACTIVATE_TERTIARY = BitField.bit("activate tertiary controls", 17);
    /** Accesses of the task priority go to the virtual-APIC page. */
    public static final BitField TPR_SHADOW = BitField.bit("use TPR shadow", 21);
    /** A VM exit comes as soon as virtual NMIs are not blocked. */
    public static final BitField NMI_WINDOW_EXITING = BitField.bit("NMI-window exiting", 22);
    /** Bitmaps tell which I/O ports cause VM exits. */
    public static final BitField USE_IO_BITMAPS = BitField.bit("use I/O bitmaps", 25);
    /** A VM exit comes after every instruction. */
    public static final BitField MONITOR_TRAP_FLAG = BitField.bit("monitor trap flag", 27);
    /** Bitmaps tell which MSRs cause VM exits. */
    public static final BitField USE_MSR_BITMAPS = BitField.bit("use MSR bitmaps", 28);
    /** The secondary controls are used. */
    public static final BitField ACTIVATE_SECONDARY = BitField.bit("activate secondary controls", 31);

    /** All of them; what a processor wants of the reserved ones its capability MSR says. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS primary processor-based VM-execution controls",
            32,
            "Intel SDM Vol. 3C, table 25-6",
            Access.RESERVED_ZERO,
            BitField.bit("interrupt-window exiting", 2),
            BitField.bit("use TSC offsetting", 3),
            BitField.bit("HLT exiting", 7),
            BitField.bit("INVLPG exiting", 9),
            BitField.bit("MWAIT exiting", 10),
            BitField.bit("RDPMC exiting", 11),
            BitField.bit("RDTSC exiting", 12),
            BitField.bit("CR3-load exiting", 15),
            BitField.bit("CR3-store exiting", 16),
            ACTIVATE_TERTIARY,
            BitField.bit("CR8-load exiting", 19),
            BitField.bit("CR8-store exiting", 20),
            TPR_SHADOW,
            NMI_WINDOW_EXITING,
            BitField.bit("MOV-DR exiting", 23),
            BitField.bit("unconditional I/O exiting", 24),
            USE_IO_BITMAPS,
            MONITOR_TRAP_FLAG,
            USE_MSR_BITMAPS,
            BitField.bit("MONITOR exiting", 29),
            BitField.bit("PAUSE exiting", 30),
            ACTIVATE_SECONDARY);

    private PrimaryControls() {}
}
