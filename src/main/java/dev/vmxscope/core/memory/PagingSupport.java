package dev.vmxscope.core.memory;

import dev.vmxscope.core.cpu.CpuProfile;

/**
 * What a processor model has of paging; it decides which bits of a paging-structure entry are reserved. Intel SDM Vol.
 * 3A, section 4.1.4.
 *
 * @param physicalBits MAXPHYADDR, the width of a physical address in bits, 32 to 52
 * @param pse36 whether a 4-MByte page may lie above 4 GBytes: CPUID.1:EDX[17]
 * @param gigabytePages whether a page may have 1 GByte: CPUID.80000001H:EDX[26]
 * @param pat whether an entry may choose a memory type by the page attribute table: CPUID.1:EDX[16]
 */
public record PagingSupport(int physicalBits, boolean pse36, boolean gigabytePages, boolean pat) {
    /** Everything, and 52 bits. */
    public static final PagingSupport ALL = new PagingSupport(52, true, true, true);

    /** What that model has. */
    public static PagingSupport of(CpuProfile profile) {
        int features = profile.leaf(1, 0).edx();
        int extended = profile.leaf(0x80000001, 0).edx();
        int bits = Math.max(32, Math.min(52, profile.physicalAddressBits()));
        return new PagingSupport(bits, (features & 1 << 17) != 0, (extended & 1 << 26) != 0, (features & 1 << 16) != 0);
    }
}
