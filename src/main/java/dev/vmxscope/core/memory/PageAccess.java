package dev.vmxscope.core.memory;

/**
 * An access to linear memory, as paging sees it.
 *
 * @param linear address, 64 bits
 * @param kind what it wants
 * @param user whether it is made in user mode (CPL 3)
 * @param ac RFLAGS.AC, which under SMAP allows ring 0 to touch user pages
 */
public record PageAccess(long linear, AccessKind kind, boolean user, boolean ac) {}
