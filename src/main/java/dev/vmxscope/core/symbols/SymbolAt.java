package dev.vmxscope.core.symbols;

/**
 * An address as a name and a distance.
 *
 * @param name of the procedure or symbol
 * @param offset bytes from its start
 */
public record SymbolAt(String name, long offset) {}
