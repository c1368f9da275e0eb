package dev.vmxscope.core.symbols;

/**
 * A global or static variable.
 *
 * @param name as in the source
 * @param rva where it is
 * @param type index for {@link Types}
 * @param global false when only its own module sees it
 */
public record DataSymbol(String name, long rva, int type, boolean global) {}
