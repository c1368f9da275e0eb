package dev.vmxscope.core.cpu;

import java.util.Comparator;

/**
 * What CPUID is asked: EAX and ECX, 32 bits each.
 *
 * @param leaf the value of EAX
 * @param subleaf the value of ECX; 0 for a leaf that has no subleaves
 */
public record CpuidLeaf(int leaf, int subleaf) implements Comparable<CpuidLeaf> {
    private static final Comparator<CpuidLeaf> ORDER = Comparator.comparing(CpuidLeaf::leaf, Integer::compareUnsigned)
            .thenComparing(CpuidLeaf::subleaf, Integer::compareUnsigned);

    @Override
    public int compareTo(CpuidLeaf other) {
        return ORDER.compare(this, other);
    }
}
