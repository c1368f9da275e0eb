package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.Optional;
import java.util.UUID;

/** Source: PE Format, "The .debug Section". The RSDS record's layout is in LLVM's "The PDB Info Stream" notes. */
final class DebugDirectory {
    private static final int ENTRY_SIZE = 28;
    private static final int MAX_ENTRIES = 256;
    private static final int TYPE_CODEVIEW = 2;
    private static final int RSDS = 0x5344_5352;
    private static final int MAX_PATH = 4096;

    private DebugDirectory() {}

    static Optional<CodeView> read(Layout layout, DataDirectory directory) throws BadBytesException {
        if (directory.absent()) {
            return Optional.empty();
        }
        ByteView table = layout.image().slice(directory.rva(), directory.size(), "debug directory");
        if (table.size() / ENTRY_SIZE > MAX_ENTRIES) {
            throw new PeFormatException(Message.of("pe.debug", MAX_ENTRIES), table.fileOffset(0));
        }
        for (long at = 0; table.holds(at, ENTRY_SIZE); at += ENTRY_SIZE) {
            ByteView entry = table.slice(at, ENTRY_SIZE, "debug directory entry");
            if (entry.u32(12, "debug type") == TYPE_CODEVIEW) {
                ByteView record = record(layout, entry);
                if (record.u32(0, "CodeView signature") == RSDS) {
                    return Optional.of(codeView(record));
                }
            }
        }
        return Optional.empty();
    }

    private static ByteView record(Layout layout, ByteView entry) throws BadBytesException {
        long size = entry.u32(16, "CodeView record");
        long rva = entry.u32(20, "CodeView record");
        long offset = entry.u32(24, "CodeView record");
        return rva == 0
                ? layout.file().slice(offset, size, "CodeView record")
                : layout.image().slice(rva, size, "CodeView record");
    }

    private static CodeView codeView(ByteView record) throws BadBytesException {
        return new CodeView(
                guid(record, 4), record.s32(20, "CodeView age"), record.cString(24, MAX_PATH, "path of the PDB"));
    }

    /** A GUID stores its first three fields little-endian and the last eight bytes in order. */
    private static UUID guid(ByteView view, long at) throws BadBytesException {
        long high = view.u32(at, "GUID") << 32 | (long) view.u16(at + 4, "GUID") << 16 | view.u16(at + 6, "GUID");
        return new UUID(high, Long.reverseBytes(view.u64(at + 8, "GUID")));
    }
}
