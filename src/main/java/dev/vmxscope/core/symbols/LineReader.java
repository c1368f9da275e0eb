package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Reads the C13 line information of a module. Source: LLVM, "CodeView Debug Info", and cvinfo.h. */
final class LineReader {
    private static final int DEBUG_S_LINES = 0xF2;
    private static final int DEBUG_S_FILECHKSMS = 0xF4;
    private static final int CONTRIBUTION_HEADER = 12;
    private static final int BLOCK_HEADER = 12;
    private static final int HAVE_COLUMNS = 1;

    private record Entry(String file, long offset, long flags) {}

    private final SectionMap sections;
    private final StringTable names;
    private final Budget budget;
    private final List<SourceLine> lines = new ArrayList<>();
    private final List<SourceFile> files = new ArrayList<>();

    LineReader(SectionMap sections, StringTable names, Budget budget) {
        this.sections = sections;
        this.names = names;
        this.budget = budget;
    }

    List<SourceLine> lines() {
        return lines;
    }

    List<SourceFile> files() {
        return files;
    }

    /** Reads one module's part. */
    void read(ByteView c13) throws BadBytesException {
        Map<Long, String> fileAt = new HashMap<>();
        // The lines name the files, which may stand behind them.
        readAll(c13, DEBUG_S_FILECHKSMS, fileAt);
        readAll(c13, DEBUG_S_LINES, fileAt);
    }

    private void readAll(ByteView c13, int kind, Map<Long, String> fileAt) throws BadBytesException {
        long at = 0;
        while (at < c13.size()) {
            long length = c13.u32(at + 4, "line information");
            ByteView body = c13.slice(at + 8, length, "line information");
            if (c13.s32(at, "line information") == kind && kind == DEBUG_S_FILECHKSMS) {
                readFiles(body, fileAt);
            } else if (c13.s32(at, "line information") == kind) {
                readContribution(body, fileAt);
            }
            at += 8 + (length + 3 & ~3L);
        }
    }

    private void readFiles(ByteView checksums, Map<Long, String> fileAt) throws BadBytesException {
        long at = 0;
        while (at < checksums.size()) {
            String path = names.at(checksums.u32(at, "source file"));
            int size = checksums.u8(at + 4, "size of a checksum");
            SourceFile.ChecksumKind kind = SourceFile.ChecksumKind.of(checksums.u8(at + 5, "kind of a checksum"));
            byte[] checksum = checksums.bytes(at + 6, size, "checksum of a source file");
            budget.take(checksums, at);
            fileAt.put(at, path);
            files.add(new SourceFile(path, kind, HexFormat.of().withUpperCase().formatHex(checksum)));
            at += 6 + size + 3 & ~3L;
        }
    }

    private void readContribution(ByteView contribution, Map<Long, String> fileAt) throws BadBytesException {
        long start = contribution.u32(0, "lines");
        int section = contribution.u16(4, "lines");
        boolean columns = (contribution.u16(6, "lines") & HAVE_COLUMNS) != 0;
        long length = contribution.u32(8, "lines");
        List<Entry> entries = new ArrayList<>();
        long at = CONTRIBUTION_HEADER;
        while (at < contribution.size()) {
            String file = fileAt.get(contribution.u32(at, "file of a line block"));
            long count = contribution.u32(at + 4, "number of lines");
            long size = contribution.u32(at + 8, "size of a line block");
            if (file == null || size < BLOCK_HEADER + count * (columns ? 12 : 8)) {
                throw new PdbFormatException(
                        Message.of(file == null ? "pdb.line.no-file" : "pdb.line.small"), contribution.fileOffset(at));
            }
            ByteView block = contribution.slice(at, size, "line block");
            for (long i = 0; i < count; i++) {
                long entry = BLOCK_HEADER + 8 * i;
                budget.take(block, entry);
                entries.add(new Entry(file, block.u32(entry, "line"), block.u32(entry + 4, "line")));
            }
            at += size;
        }
        addLines(entries, sections.rva(section, start), length);
    }

    /** A line's code reaches to the next line of the contribution, whichever file that is from. */
    private void addLines(List<Entry> entries, long rva, long length) {
        if (rva == SectionMap.NOWHERE) {
            return;
        }
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::offset));
        for (int i = 0; i < sorted.size(); i++) {
            Entry entry = sorted.get(i);
            long end = i + 1 < sorted.size() ? sorted.get(i + 1).offset() : length;
            // Bits 23-0 line, 30-24 lines more, 31 "is a statement".
            int line = (int) (entry.flags() & 0xFF_FFFF);
            int more = (int) (entry.flags() >>> 24 & 0x7F);
            long size = Math.max(0, Math.min(end, length) - entry.offset());
            lines.add(new SourceLine(entry.file(), line, line + more, rva + entry.offset(), size));
        }
    }
}
