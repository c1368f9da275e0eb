package dev.vmxscope.core.memory;

/**
 * Why an address does not translate.
 *
 * @param linear the address, 64 bits; it goes to CR2
 * @param errorCode of #PF. Intel SDM Vol. 3A, section 4.7: bit 0 P, 1 W/R, 2 U/S, 3 RSVD, 4 I/D
 * @param level of the deciding entry: 5 PML5E, 4 PML4E, 3 PDPTE, 2 PDE, 1 PTE
 * @param entry the deciding entry's value
 * @param reserved the reserved bits that are set in it, if that is why; else 0
 */
public record PageFault(long linear, int errorCode, int level, long entry, long reserved) implements Walk {
    /** A fault for want of presence or of a right. */
    public PageFault(long linear, int errorCode, int level, long entry) {
        this(linear, errorCode, level, entry, 0);
    }
}
