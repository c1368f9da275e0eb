package dev.vmxscope.core.memory;

/**
 * Why an address does not translate.
 *
 * @param linear the address, 64 bits; it goes to CR2
 * @param errorCode of #PF. Intel SDM Vol. 3A, section 4.7: bit 0 P, 1 W/R, 2 U/S, 3 RSVD, 4 I/D
 * @param level of the deciding entry: 4 PML4E, 3 PDPTE, 2 PDE, 1 PTE
 * @param entry the deciding entry's value
 */
public record PageFault(long linear, int errorCode, int level, long entry) implements Walk {}
