package dev.vmxscope.core.pe;

/**
 * One symbol with a place in a section, out of the COFF symbol table that gcc leaves in an image.
 *
 * @param name as written, with a C compiler's decoration if any
 * @param section 1 for the first section
 * @param value offset inside the section
 * @param rva the section's RVA plus the value
 * @param function the type says "function"; assemblers often leave this out
 * @param external the storage class is IMAGE_SYM_CLASS_EXTERNAL
 */
public record CoffSymbol(String name, int section, long value, long rva, boolean function, boolean external) {}
