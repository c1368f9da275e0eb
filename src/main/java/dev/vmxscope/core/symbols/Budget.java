package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.ByteView;

/** Counts what is kept of a PDB, so that a file made to fill the memory is refused. */
final class Budget {
    private static final int MOST = 2_000_000;

    private int left = MOST;

    void take(ByteView from, long at) throws PdbFormatException {
        if (--left < 0) {
            throw new PdbFormatException(
                    "the PDB has more than " + MOST + " types, symbols and lines", from.fileOffset(at));
        }
    }
}
