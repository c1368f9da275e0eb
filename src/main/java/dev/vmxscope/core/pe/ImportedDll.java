package dev.vmxscope.core.pe;

import java.util.List;

/**
 * One entry of the import directory.
 *
 * @param name as written in the image, for example {@code ntoskrnl.exe}
 * @param symbols in the order of the import address table
 */
public record ImportedDll(String name, List<ImportedSymbol> symbols) {
    /** Copies the list. */
    public ImportedDll {
        symbols = List.copyOf(symbols);
    }
}
