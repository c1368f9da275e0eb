package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Cr4;
import java.util.List;
import java.util.function.Predicate;

/** Which bits of CR4 a processor has, by CPUID. Intel SDM Vol. 3A, section 2.5; Vol. 2A, CPUID. */
final class Cr4Support {
    private record Gate(BitField field, Predicate<CpuProfile> open) {}

    private static final List<Gate> GATES = List.of(
            gate(Cr4.VME, 1, 0, 'd', 1),
            gate(Cr4.PVI, 1, 0, 'd', 1),
            gate(Cr4.TSD, 1, 0, 'd', 4),
            gate(Cr4.DE, 1, 0, 'd', 2),
            gate(Cr4.PSE, 1, 0, 'd', 3),
            gate(Cr4.PAE, 1, 0, 'd', 6),
            gate(Cr4.MCE, 1, 0, 'd', 7),
            gate(Cr4.PGE, 1, 0, 'd', 13),
            new Gate(Cr4.PCE, profile -> true),
            gate(Cr4.OSFXSR, 1, 0, 'd', 24),
            gate(Cr4.OSXMMEXCPT, 1, 0, 'd', 25),
            gate(Cr4.UMIP, 7, 0, 'c', 2),
            gate(Cr4.LA57, 7, 0, 'c', 16),
            gate(Cr4.VMXE, 1, 0, 'c', 5),
            gate(Cr4.SMXE, 1, 0, 'c', 6),
            gate(Cr4.FSGSBASE, 7, 0, 'b', 0),
            gate(Cr4.PCIDE, 1, 0, 'c', 17),
            gate(Cr4.OSXSAVE, 1, 0, 'c', 26),
            gate(Cr4.KL, 7, 0, 'c', 23),
            gate(Cr4.SMEP, 7, 0, 'b', 7),
            gate(Cr4.SMAP, 7, 0, 'b', 20),
            gate(Cr4.PKE, 7, 0, 'c', 3),
            new Gate(Cr4.CET, profile -> bit(profile, 7, 0, 'c', 7) || bit(profile, 7, 0, 'd', 20)),
            gate(Cr4.PKS, 7, 0, 'c', 31),
            gate(Cr4.UINTR, 7, 0, 'd', 5),
            gate(Cr4.LASS, 7, 1, 'a', 6),
            gate(Cr4.LAM_SUP, 7, 1, 'a', 26),
            gate(Cr4.FRED, 7, 1, 'a', 17));

    private Cr4Support() {}

    private static Gate gate(BitField field, int leaf, int subleaf, char register, int bit) {
        return new Gate(field, profile -> bit(profile, leaf, subleaf, register, bit));
    }

    private static boolean bit(CpuProfile profile, int leaf, int subleaf, char register, int bit) {
        CpuidValues values = profile.cpuid().getOrDefault(new CpuidLeaf(leaf, subleaf), CpuidValues.ZERO);
        int value = switch (register) {
            case 'a' -> values.eax();
            case 'b' -> values.ebx();
            case 'c' -> values.ecx();
            default -> values.edx();
        };
        return (value & 1 << bit) != 0;
    }

    /** The bits that may be 1. */
    static long bits(CpuProfile profile) {
        long bits = 0;
        for (Gate gate : GATES) {
            bits |= gate.open().test(profile) ? gate.field().mask() : 0;
        }
        return bits;
    }

    /** Whether that bit may be 1. */
    static boolean has(CpuProfile profile, BitField field) {
        return field.isSet(bits(profile));
    }
}
