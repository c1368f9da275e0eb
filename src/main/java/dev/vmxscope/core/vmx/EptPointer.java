package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.EptVpidCapabilities;
import dev.vmxscope.core.cpu.Msr;
import java.util.List;

/**
 * What makes an EPT pointer valid. Intel SDM Vol. 3C, section 25.6.11 and 27.2.1.1. The same rules hold for VM entry and
 * for INVEPT of a single context.
 *
 * @param profile the processor
 * @param register the name of the quantity that holds it
 * @param value the pointer, 64 bits
 */
record EptPointer(CpuProfile profile, String register, long value) {
    static final String MEMORY_TYPE = "eptp-memory-type";
    static final String WALK_LENGTH = "eptp-walk-length";
    static final String ACCESSED_DIRTY = "eptp-accessed-dirty";
    static final String RESERVED = "eptp-reserved";

    private static final int UNCACHEABLE = 0;
    private static final int WRITE_BACK = 6;
    private static final int LEVELS_4 = 3;
    private static final int LEVELS_5 = 4;
    /** IA32_VMX_EPT_VPID_CAP[23]. Intel SDM Vol. 3D, A.10. */
    private static final BitField SHADOW_STACK_CAPABILITY = BitField.bit("supervisor shadow-stack control", 23);

    private static final BitField TYPE = BitField.range("memory type", 2, 0, Access.READ_WRITE);
    private static final BitField WALK = BitField.range("page-walk length", 5, 3, Access.READ_WRITE);
    private static final BitField FLAGS = BitField.bit("accessed and dirty flags", 6);
    private static final BitField SHADOW_STACK = BitField.bit("shadow-stack rights", 7);
    private static final BitField TABLE = BitField.range("address", 51, 12, Access.READ_WRITE);
    private static final List<BitField> FIELDS = RegisterLayout.of(
                    "EPT pointer",
                    64,
                    "Intel SDM Vol. 3C, table 25-9",
                    Access.RESERVED_ZERO,
                    TYPE,
                    WALK,
                    FLAGS,
                    SHADOW_STACK,
                    TABLE)
            .fields();

    private long capabilities() {
        return profile.msr(Msr.IA32_VMX_EPT_VPID_CAP.index()).orElse(0);
    }

    /** Bits 2:0. */
    Evidence memoryType() {
        long type = TYPE.of(value);
        boolean met = type == UNCACHEABLE && EptVpidCapabilities.UNCACHEABLE.isSet(capabilities())
                || type == WRITE_BACK && EptVpidCapabilities.WRITE_BACK.isSet(capabilities());
        return new Evidence(met, register, List.of(TYPE), value, TYPE.with(0, WRITE_BACK), TYPE.mask(), null);
    }

    /** Bits 5:3. */
    Evidence walkLength() {
        long walk = WALK.of(value);
        boolean met = walk == LEVELS_4 && EptVpidCapabilities.WALK_4.isSet(capabilities())
                || walk == LEVELS_5 && EptVpidCapabilities.WALK_5.isSet(capabilities());
        return new Evidence(met, register, List.of(WALK), value, WALK.with(0, LEVELS_4), WALK.mask(), null);
    }

    /** Bit 6. */
    Evidence accessedDirty() {
        long mask = EptVpidCapabilities.ACCESSED_DIRTY.isSet(capabilities()) ? 0 : FLAGS.mask();
        return Evidence.bits(register, value, mask, 0, FLAGS);
    }

    /** Bits 11:7 and those beyond the physical-address width; bit 7 has a meaning on some processors. */
    Evidence reserved() {
        long low = SHADOW_STACK_CAPABILITY.isSet(capabilities()) ? 0xF00 : 0xF80;
        long width = -1L << profile.physicalAddressBits();
        return Evidence.masked(new RegisterLayout(register, 64, "", FIELDS), value, low | width, 0);
    }
}
