package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/**
 * The version information of CPUID leaf 1, 32 bits a register. Intel SDM Vol. 2A, CPUID, figure 3-6 and table 3-8.
 */
public final class CpuidVersion {
    /** The revision of this model. */
    public static final BitField STEPPING = BitField.range("Stepping", 3, 0, Access.READ_ONLY);
    /** The low four bits of the model number. */
    public static final BitField MODEL = BitField.range("Model", 7, 4, Access.READ_ONLY);
    /** The family number; when it is 15, the extended family is added. */
    public static final BitField FAMILY = BitField.range("Family", 11, 8, Access.READ_ONLY);
    /** 0 is an ordinary processor. */
    public static final BitField TYPE = BitField.range("Type", 13, 12, Access.READ_ONLY);
    /** The high four bits of the model number in the families 6 and 15. */
    public static final BitField EXTENDED_MODEL = BitField.range("Extended model", 19, 16, Access.READ_ONLY);
    /** Added to the family when that is 15. */
    public static final BitField EXTENDED_FAMILY = BitField.range("Extended family", 27, 20, Access.READ_ONLY);
    /** An index into an old table of brand names; 0 when the brand string of leaf 80000002H is used. */
    public static final BitField BRAND_INDEX = BitField.range("Brand index", 7, 0, Access.READ_ONLY);
    /** The size of a cache line in units of 8 bytes. */
    public static final BitField CLFLUSH_SIZE = BitField.range("CLFLUSH size", 15, 8, Access.READ_ONLY);
    /** How many APIC identifiers the package sets aside. */
    public static final BitField LOGICAL_PROCESSOR_IDS =
            BitField.range("Logical processor IDs", 23, 16, Access.READ_ONLY);
    /** The local APIC's identifier of the logical processor that executed CPUID. */
    public static final BitField INITIAL_APIC_ID = BitField.range("Initial APIC ID", 31, 24, Access.READ_ONLY);

    /** Leaf 1, EAX. */
    public static final RegisterLayout EAX = RegisterLayout.of(
            "CPUID.1:EAX",
            32,
            "Intel SDM Vol. 2A, CPUID, figure 3-6",
            Access.RESERVED_IGNORED,
            STEPPING,
            MODEL,
            FAMILY,
            TYPE,
            EXTENDED_MODEL,
            EXTENDED_FAMILY);

    /** Leaf 1, EBX. */
    public static final RegisterLayout EBX = RegisterLayout.of(
            "CPUID.1:EBX",
            32,
            "Intel SDM Vol. 2A, CPUID, leaf 01H",
            Access.RESERVED_IGNORED,
            BRAND_INDEX,
            CLFLUSH_SIZE,
            LOGICAL_PROCESSOR_IDS,
            INITIAL_APIC_ID);

    private CpuidVersion() {}

    /** The family as it is quoted: with the extended family added when the field is 15. */
    public static int family(int eax) {
        long base = FAMILY.of(eax);
        return (int) (base == 15 ? base + EXTENDED_FAMILY.of(eax) : base);
    }

    /** The model as it is quoted: with the extended model in front in the families 6 and 15. */
    public static int model(int eax) {
        long base = FAMILY.of(eax);
        return (int) (base == 6 || base == 15 ? EXTENDED_MODEL.of(eax) << 4 | MODEL.of(eax) : MODEL.of(eax));
    }

    /** The stepping, 0 to 15. */
    public static int stepping(int eax) {
        return (int) STEPPING.of(eax);
    }
}
