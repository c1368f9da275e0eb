package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import java.util.UUID;

/**
 * Stream 1. Source: LLVM, "The PDB Info Stream".
 *
 * @param namesStream the stream called /names, {@link #NO_NAMES} when there is none
 */
record PdbInfo(UUID guid, int age, int namesStream) {
    static final int NO_NAMES = -1;

    private static final int MAX_NAME = 4096;

    static PdbInfo read(ByteView stream) throws BadBytesException {
        long high = stream.u32(12, "GUID") << 32 | (long) stream.u16(16, "GUID") << 16 | stream.u16(18, "GUID");
        UUID guid = new UUID(high, Long.reverseBytes(stream.u64(20, "GUID")));
        return new PdbInfo(guid, stream.s32(8, "age"), namesStream(stream));
    }

    /** The map from names to stream numbers is a serialised hash table; walking all its entries is enough. */
    private static int namesStream(ByteView stream) throws BadBytesException {
        long length = stream.u32(28, "named streams");
        ByteView names = stream.slice(32, length, "names of the named streams");
        long at = 32 + length;
        long count = stream.u32(at, "named streams");
        at += 8;
        at += 4 + 4 * stream.u32(at, "named streams, present bits");
        at += 4 + 4 * stream.u32(at, "named streams, deleted bits");
        for (long i = 0; i < count; i++, at += 8) {
            String name = names.cString(stream.u32(at, "named stream"), MAX_NAME, "name of a stream");
            if (name.equals("/names")) {
                return stream.s32(at + 4, "named stream");
            }
        }
        return NO_NAMES;
    }
}
