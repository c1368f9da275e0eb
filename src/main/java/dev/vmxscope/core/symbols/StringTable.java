package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.HashMap;
import java.util.Map;

/** The /names stream: the paths of the source files. */
final class StringTable {
    private static final long SIGNATURE = 0xEFFE_EFFEL;
    private static final int MAX_NAME = 4096;

    private final ByteView strings;
    private final Map<Long, String> known = new HashMap<>();

    private StringTable(ByteView strings) {
        this.strings = strings;
    }

    /** For a PDB without source files. */
    static StringTable empty() {
        return new StringTable(ByteView.of(new byte[0], Message.of("pdb.stream.no-names"), at -> 0));
    }

    static StringTable read(ByteView stream) throws BadBytesException {
        if (stream.u32(0, "/names") != SIGNATURE) {
            throw new PdbFormatException(Message.of("pdb.names.signature"), stream.fileOffset(0));
        }
        return new StringTable(stream.slice(12, stream.u32(8, "/names"), "strings of /names"));
    }

    String at(long offset) throws BadBytesException {
        String string = known.get(offset);
        if (string == null) {
            // Only whole strings: so the memory for all of them is bounded by the size of the table.
            if (offset > 0 && strings.u8(offset - 1, "string of /names") != 0) {
                throw new PdbFormatException(Message.of("pdb.names.inside"), strings.fileOffset(offset));
            }
            string = strings.cString(offset, MAX_NAME, "string of /names");
            known.put(offset, string);
        }
        return string;
    }
}
