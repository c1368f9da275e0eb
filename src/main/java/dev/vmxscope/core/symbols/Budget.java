package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;

/** Counts what is kept of a PDB, so that a file made to fill the memory is refused. */
final class Budget {
    private static final int MOST = 2_000_000;

    private int left = MOST;

    void take(ByteView from, long at) throws PdbFormatException {
        if (--left < 0) {
            throw new PdbFormatException(Message.of("pdb.many", MOST), from.fileOffset(at));
        }
    }
}
