package dev.vmxscope.core.memory;

/**
 * A translated address.
 *
 * @param physical address, 64 bits
 * @param leafEntry physical address of the paging-structure entry that maps the page
 * @param writable whether this access right allows writing
 * @param user whether every level allows user mode
 * @param executable whether no level forbids execution
 * @param dirty whether the D bit of the leaf entry is set
 */
public record Translation(
        long physical, long leafEntry, boolean writable, boolean user, boolean executable, boolean dirty)
        implements Walk {}
