package dev.vmxscope.core.symbols;

/**
 * A name that other modules can link to.
 *
 * @param name decorated as the linker saw it
 * @param rva where it is
 * @param function true when it is marked as code; assemblers and import stubs often are not
 */
public record PublicSymbol(String name, long rva, boolean function) {}
