package dev.vmxscope.core.cpu;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A processor model: what CPUID answers and what its read-only capability MSRs hold.
 *
 * @param name the name that the user chooses it by
 * @param description one line for a list
 * @param provenance where the figures come from
 * @param cpuid all leaves
 * @param msrs the capability MSRs by index, 64 bits each: 480H to 491H and other read-only ones
 * @param closed whether no other MSRs exist than these and those that the emulator knows, so that an access to another
 *     raises #GP(0) as it does on a real processor; if not, the emulator stops there for want of knowledge
 */
public record CpuProfile(
        String name,
        String description,
        String provenance,
        SortedMap<CpuidLeaf, CpuidValues> cpuid,
        SortedMap<Integer, Long> msrs,
        boolean closed) {
    private static final int EXTENDED = 0x80000000;

    /** Keeps unmodifiable copies. */
    public CpuProfile {
        cpuid = Collections.unmodifiableSortedMap(new TreeMap<>(cpuid));
        TreeMap<Integer, Long> sorted = new TreeMap<>(Integer::compareUnsigned);
        sorted.putAll(msrs);
        msrs = Collections.unmodifiableSortedMap(sorted);
    }

    /** A profile that is not closed. */
    public CpuProfile(
            String name,
            String description,
            String provenance,
            SortedMap<CpuidLeaf, CpuidValues> cpuid,
            SortedMap<Integer, Long> msrs) {
        this(name, description, provenance, cpuid, msrs, false);
    }

    /** A profile from unsorted maps, not closed. */
    public static CpuProfile of(
            String name,
            String description,
            String provenance,
            Map<CpuidLeaf, CpuidValues> cpuid,
            Map<Integer, Long> msrs) {
        return new CpuProfile(name, description, provenance, new TreeMap<>(cpuid), new TreeMap<>(msrs));
    }

    /** The same, closed: no other MSRs exist. */
    public CpuProfile asClosed() {
        return new CpuProfile(name, description, provenance, cpuid, msrs, true);
    }

    /** What the profile stores for that leaf and subleaf exactly, zeros if it has none. */
    public CpuidValues leaf(int leaf, int subleaf) {
        return cpuid.getOrDefault(new CpuidLeaf(leaf, subleaf), CpuidValues.ZERO);
    }

    /**
     * What the processor answers for any EAX and ECX, before the bits that follow the processor's state: a leaf above
     * the highest one gives the highest basic leaf's data (Intel SDM Vol. 2A, CPUID, "INPUT EAX"); a leaf without
     * subleaves ignores ECX.
     */
    public CpuidValues answer(int leaf, int subleaf) {
        int effective = effectiveLeaf(leaf);
        CpuidValues exact = cpuid.get(new CpuidLeaf(effective, subleaf));
        if (exact != null) {
            return exact;
        }
        boolean hasSubleaves = cpuid.containsKey(new CpuidLeaf(effective, 1)) || effective == 7;
        return hasSubleaves ? CpuidValues.ZERO : leaf(effective, 0);
    }

    /** The leaf whose data the processor answers with: the one asked for, or the highest basic one if that is too high. */
    public int effectiveLeaf(int leaf) {
        int highest = highestLeaf(leaf < 0 ? EXTENDED : 0);
        boolean hypervisor = (leaf & 0xFF000000) == 0x40000000;
        boolean known =
                hypervisor ? cpuid.containsKey(new CpuidLeaf(leaf, 0)) : Integer.compareUnsigned(leaf, highest) <= 0;
        return known ? leaf : highestLeaf(0);
    }

    /** The highest leaf of a range of 2^30 by its first leaf, or the highest stored one where the first is missing. */
    private int highestLeaf(int first) {
        CpuidValues told = cpuid.get(new CpuidLeaf(first, 0));
        if (told != null) {
            return told.eax();
        }
        int highest = 0;
        for (CpuidLeaf stored : cpuid.keySet()) {
            highest = (stored.leaf() & 0xC0000000) == first ? stored.leaf() : highest;
        }
        return highest;
    }

    /**
     * The width of a physical address in bits, CPUID.80000008H:EAX[7:0]; where the leaf is absent, 36 with PAE, else 32.
     * Intel SDM Vol. 3A, section 4.1.4.
     */
    public int physicalAddressBits() {
        int width = leaf(0x80000008, 0).eax() & 0xFF;
        boolean pae = (leaf(1, 0).edx() & 1 << 6) != 0;
        return width != 0 ? width : pae ? 36 : 32;
    }

    /** The value of a read-only capability MSR, empty if the model has none at that index. */
    public OptionalLong msr(int index) {
        Long value = msrs.get(index);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Whether CPUID.1:ECX[5] says that the processor has VMX. */
    public boolean hasVmx() {
        return (leaf(1, 0).ecx() & 1 << 5) != 0;
    }

    /** Whether CPUID.1:ECX[6] says that the processor has SMX. */
    public boolean hasSmx() {
        return (leaf(1, 0).ecx() & 1 << 6) != 0;
    }
}
