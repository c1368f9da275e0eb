package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** IA32_VMX_EPT_VPID_CAP, MSR 48CH, 64 bits, read-only. Intel SDM Vol. 3D, appendix A.10. */
public final class EptVpidCapabilities {
    /** EPT pages may be execute-only. */
    public static final BitField EXECUTE_ONLY = read("execute-only", 0);
    /** EPT walks of 4 levels. */
    public static final BitField WALK_4 = read("4-level walk", 6);
    /** EPT walks of 5 levels. */
    public static final BitField WALK_5 = read("5-level walk", 7);
    /** EPT structures may be uncacheable. */
    public static final BitField UNCACHEABLE = read("UC", 8);
    /** EPT structures may be write-back. */
    public static final BitField WRITE_BACK = read("WB", 14);
    /** EPT pages of 2 MiB. */
    public static final BitField PAGES_2M = read("2 MiB pages", 16);
    /** EPT pages of 1 GiB. */
    public static final BitField PAGES_1G = read("1 GiB pages", 17);
    /** INVEPT exists. */
    public static final BitField INVEPT = read("INVEPT", 20);
    /** Accessed and dirty flags in EPT. */
    public static final BitField ACCESSED_DIRTY = read("accessed and dirty", 21);
    /** EPT violations tell more. */
    public static final BitField ADVANCED_INFORMATION = read("advanced exit information", 22);
    /** INVEPT of a single context. */
    public static final BitField INVEPT_SINGLE = read("INVEPT single", 25);
    /** INVEPT of all contexts. */
    public static final BitField INVEPT_ALL = read("INVEPT all", 26);
    /** INVVPID exists. */
    public static final BitField INVVPID = read("INVVPID", 32);
    /** The types 0 to 3 of INVVPID, a bit for each. */
    public static final BitField INVVPID_TYPES = BitField.range("INVVPID types", 43, 40, Access.READ_ONLY);

    /** All fields. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "IA32_VMX_EPT_VPID_CAP",
            64,
            "Intel SDM Vol. 3D, A.10",
            Access.RESERVED_ZERO,
            EXECUTE_ONLY,
            WALK_4,
            WALK_5,
            UNCACHEABLE,
            WRITE_BACK,
            PAGES_2M,
            PAGES_1G,
            INVEPT,
            ACCESSED_DIRTY,
            ADVANCED_INFORMATION,
            INVEPT_SINGLE,
            INVEPT_ALL,
            INVVPID,
            INVVPID_TYPES);

    private EptVpidCapabilities() {}

    private static BitField read(String name, int bit) {
        return BitField.bit(name, bit, Access.READ_ONLY);
    }
}
