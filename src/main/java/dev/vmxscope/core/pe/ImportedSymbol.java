package dev.vmxscope.core.pe;

import org.jspecify.annotations.Nullable;

/**
 * One imported function or variable.
 *
 * @param name null when it is imported by ordinal
 * @param ordinal 16 bits; -1 when it is imported by name
 * @param hint where the name probably is in the export table, 16 bits; 0 with an ordinal
 * @param slotRva the 8-byte slot of the import address table that the loader fills
 */
public record ImportedSymbol(@Nullable String name, int ordinal, int hint, int slotRva) {
    /** The name, or {@code #7} for ordinal 7. */
    public String label() {
        return name == null ? "#" + ordinal : name;
    }
}
