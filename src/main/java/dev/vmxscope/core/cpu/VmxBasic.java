package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** IA32_VMX_BASIC, MSR 480H, 64 bits, read-only. Intel SDM Vol. 3D, appendix A.1. */
public final class VmxBasic {
    /** What software writes into the first doubleword of a VMXON or VMCS region. */
    public static final BitField REVISION = BitField.range("VMCS revision identifier", 30, 0, Access.READ_ONLY);
    /** Size of a region in bytes, 1 to 4096; 13 bits. */
    public static final BitField REGION_SIZE = BitField.range("region size", 44, 32, Access.READ_ONLY);
    /** 1 if the addresses of regions are limited to 32 bits. */
    public static final BitField WIDTH_32 = BitField.bit("32-bit addresses", 48, Access.READ_ONLY);
    /** Whether the dual-monitor treatment of SMIs and SMM is supported. */
    public static final BitField DUAL_MONITOR = BitField.bit("dual-monitor treatment", 49, Access.READ_ONLY);
    /** The memory type of accesses to regions: 0 uncacheable, 6 write-back. */
    public static final BitField MEMORY_TYPE = BitField.range("memory type", 53, 50, Access.READ_ONLY);
    /** Whether VM exits due to INS and OUTS report instruction information. */
    public static final BitField INS_OUTS = BitField.bit("INS/OUTS information", 54, Access.READ_ONLY);
    /** Whether the TRUE control MSRs (48DH to 490H) exist. */
    public static final BitField TRUE_CONTROLS = BitField.bit("TRUE controls", 55, Access.READ_ONLY);
    /** Whether VM entry may inject an exception with or without an error code. */
    public static final BitField ANY_ERROR_CODE = BitField.bit("any error code", 56, Access.READ_ONLY);
    /** Whether nested exceptions are supported. */
    public static final BitField NESTED_EXCEPTION = BitField.bit("nested exception", 58, Access.READ_ONLY);

    /** All fields. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "IA32_VMX_BASIC",
            64,
            "Intel SDM Vol. 3D, A.1",
            Access.RESERVED_ZERO,
            REVISION,
            REGION_SIZE,
            WIDTH_32,
            DUAL_MONITOR,
            MEMORY_TYPE,
            INS_OUTS,
            TRUE_CONTROLS,
            ANY_ERROR_CODE,
            NESTED_EXCEPTION);

    private VmxBasic() {}
}
