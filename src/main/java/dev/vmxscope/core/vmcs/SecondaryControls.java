package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The secondary processor-based VM-execution controls, 32 bits. Intel SDM Vol. 3C, table 25-7. */
public final class SecondaryControls {
    /** Accesses of the APIC-access page are virtual. */
    public static final BitField APIC_ACCESSES = BitField.bit("virtualize APIC accesses", 0);
    /** Guest-physical addresses are translated by extended page tables. */
    public static final BitField ENABLE_EPT = BitField.bit("enable EPT", 1);
    /** The APIC's MSRs are virtual. */
    public static final BitField X2APIC_MODE = BitField.bit("virtualize x2APIC mode", 4);
    /** Cached translations bear a processor identifier. */
    public static final BitField ENABLE_VPID = BitField.bit("enable VPID", 5);
    /** The guest may run without paging and in real mode. */
    public static final BitField UNRESTRICTED_GUEST = BitField.bit("unrestricted guest", 7);
    /** Most reads of APIC registers come from the virtual-APIC page. */
    public static final BitField APIC_REGISTERS = BitField.bit("APIC-register virtualization", 8);
    /** Pending virtual interrupts are evaluated and delivered. */
    public static final BitField VIRTUAL_INTERRUPTS = BitField.bit("virtual-interrupt delivery", 9);
    /** PAUSE in a loop causes a VM exit. */
    public static final BitField PAUSE_LOOP_EXITING = BitField.bit("PAUSE-loop exiting", 10);
    /** VMFUNC works. */
    public static final BitField ENABLE_VM_FUNCTIONS = BitField.bit("enable VM functions", 13);
    /** A guest's VMREAD and VMWRITE reach a shadow VMCS. */
    public static final BitField VMCS_SHADOWING = BitField.bit("VMCS shadowing", 14);
    /** A bitmap tells which ENCLS functions cause VM exits. */
    public static final BitField ENCLS_EXITING = BitField.bit("enable ENCLS exiting", 15);
    /** Writes of guest-physical addresses are logged. */
    public static final BitField ENABLE_PML = BitField.bit("enable PML", 17);
    /** Some EPT violations raise virtualization exceptions. */
    public static final BitField EPT_VIOLATION_VE = BitField.bit("EPT-violation #VE", 18);
    /** XSAVES and XRSTORS work. */
    public static final BitField ENABLE_XSAVES = BitField.bit("enable XSAVES/XRSTORS", 20);
    /** PASIDs are translated. */
    public static final BitField PASID_TRANSLATION = BitField.bit("PASID translation", 21);
    /** EPT has an execute permission for each privilege. */
    public static final BitField MODE_BASED_EXECUTE = BitField.bit("mode-based execute control for EPT", 22);
    /** EPT has write permissions for 128 bytes each. */
    public static final BitField SUB_PAGE_WRITES = BitField.bit("sub-page write permissions for EPT", 23);
    /** Intel PT writes to guest-physical addresses. */
    public static final BitField PT_GUEST_PHYSICAL = BitField.bit("Intel PT uses guest physical addresses", 24);
    /** The time stamp is multiplied. */
    public static final BitField TSC_SCALING = BitField.bit("use TSC scaling", 25);
    /** A bitmap tells which PCONFIG leaves cause VM exits. */
    public static final BitField ENABLE_PCONFIG = BitField.bit("enable PCONFIG", 27);
    /** A bitmap tells which ENCLV functions cause VM exits. */
    public static final BitField ENCLV_EXITING = BitField.bit("enable ENCLV exiting", 28);
    /** An instruction that takes too long causes a VM exit. */
    public static final BitField INSTRUCTION_TIMEOUT = BitField.bit("instruction timeout", 31);

    /** All of them; what a processor wants of the reserved ones its capability MSR says. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS secondary processor-based VM-execution controls",
            32,
            "Intel SDM Vol. 3C, table 25-7",
            Access.RESERVED_ZERO,
            APIC_ACCESSES,
            ENABLE_EPT,
            BitField.bit("descriptor-table exiting", 2),
            BitField.bit("enable RDTSCP", 3),
            X2APIC_MODE,
            ENABLE_VPID,
            BitField.bit("WBINVD exiting", 6),
            UNRESTRICTED_GUEST,
            APIC_REGISTERS,
            VIRTUAL_INTERRUPTS,
            PAUSE_LOOP_EXITING,
            BitField.bit("RDRAND exiting", 11),
            BitField.bit("enable INVPCID", 12),
            ENABLE_VM_FUNCTIONS,
            VMCS_SHADOWING,
            ENCLS_EXITING,
            BitField.bit("RDSEED exiting", 16),
            ENABLE_PML,
            EPT_VIOLATION_VE,
            BitField.bit("conceal VMX from PT", 19),
            ENABLE_XSAVES,
            PASID_TRANSLATION,
            MODE_BASED_EXECUTE,
            SUB_PAGE_WRITES,
            PT_GUEST_PHYSICAL,
            TSC_SCALING,
            BitField.bit("enable user wait and pause", 26),
            ENABLE_PCONFIG,
            ENCLV_EXITING,
            BitField.bit("VMM bus-lock detection", 30),
            INSTRUCTION_TIMEOUT);

    private SecondaryControls() {}
}
