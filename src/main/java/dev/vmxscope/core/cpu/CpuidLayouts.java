package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.RegisterLayout;
import java.util.List;
import java.util.Optional;

/** Which layout describes which register of which CPUID leaf. */
public final class CpuidLayouts {
    /**
     * One register of one leaf and its fields.
     *
     * @param leaf the leaf and subleaf
     * @param register where the answer stands
     * @param layout its fields
     */
    public record Entry(CpuidLeaf leaf, CpuidRegister register, RegisterLayout layout) {}

    private static final CpuidLeaf VERSION = new CpuidLeaf(1, 0);
    private static final CpuidLeaf STRUCTURED = new CpuidLeaf(7, 0);
    private static final CpuidLeaf STRUCTURED_1 = new CpuidLeaf(7, 1);
    private static final CpuidLeaf EXTENDED = new CpuidLeaf(0x80000001, 0);
    private static final CpuidLeaf ADDRESSES = new CpuidLeaf(0x80000008, 0);

    private static final List<Entry> ALL = List.of(
            new Entry(VERSION, CpuidRegister.EAX, CpuidVersion.EAX),
            new Entry(VERSION, CpuidRegister.EBX, CpuidVersion.EBX),
            new Entry(VERSION, CpuidRegister.ECX, CpuidFeatures.ECX),
            new Entry(VERSION, CpuidRegister.EDX, CpuidFeatures.EDX),
            new Entry(STRUCTURED, CpuidRegister.EBX, CpuidStructuredFeatures.EBX),
            new Entry(STRUCTURED, CpuidRegister.ECX, CpuidStructuredFeatures.ECX),
            new Entry(STRUCTURED, CpuidRegister.EDX, CpuidStructuredFeatures.EDX),
            new Entry(STRUCTURED_1, CpuidRegister.EAX, CpuidStructuredFeatures.SUBLEAF1_EAX),
            new Entry(EXTENDED, CpuidRegister.ECX, CpuidExtendedFeatures.ECX),
            new Entry(EXTENDED, CpuidRegister.EDX, CpuidExtendedFeatures.EDX),
            new Entry(ADDRESSES, CpuidRegister.EAX, CpuidExtendedFeatures.ADDRESS_EAX));

    private CpuidLayouts() {}

    /** All of them, by ascending leaf, then EAX, EBX, ECX, EDX. */
    public static List<Entry> all() {
        return ALL;
    }

    /** The fields of one register of a leaf, empty where the register has no named fields. */
    public static Optional<RegisterLayout> of(CpuidLeaf leaf, CpuidRegister register) {
        return ALL.stream()
                .filter(entry -> entry.leaf().equals(leaf) && entry.register() == register)
                .map(Entry::layout)
                .findFirst();
    }
}
