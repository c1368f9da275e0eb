package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Stream 3: which modules there are and where the rest stands. Source: LLVM, "The PDB DBI Stream". */
final class DbiStream {
    /** A stream number that means "none". */
    static final int NO_STREAM = 0xFFFF;

    private static final int HEADER_SIZE = 64;
    private static final int MODULE_HEADER_SIZE = 64;
    private static final int MAX_NAME = 4096;
    private static final int SECTION_HEADERS = 5;

    /** A module with the place of its symbols and lines. */
    record Entry(Module module, int stream, long symbolSize, long c11Size, long c13Size) {}

    private final ByteView stream;

    DbiStream(ByteView stream) {
        this.stream = stream;
    }

    void check() throws BadBytesException {
        if (stream.s32(0, "DBI header") != -1) {
            throw new PdbFormatException(Message.of("pdb.dbi.old"), stream.fileOffset(0));
        }
    }

    /** The age that the linker also writes into the image. */
    int age() throws BadBytesException {
        return stream.s32(8, "age in the DBI header");
    }

    int symbolRecordStream() throws BadBytesException {
        return stream.u16(20, "DBI header, symbol record stream");
    }

    /** The stream with the copy of the image's section headers. */
    int sectionHeaderStream() throws BadBytesException {
        long at = HEADER_SIZE;
        // Module list, section contributions, section map, source files, type servers, edit-and-continue.
        for (int field : new int[] {24, 28, 32, 36, 40, 52}) {
            at += stream.u32(field, "DBI header, size of a part");
        }
        return stream.u16(at + 2 * SECTION_HEADERS, "DBI stream, number of the section header stream");
    }

    List<Entry> modules() throws BadBytesException {
        ByteView list = stream.slice(HEADER_SIZE, stream.u32(24, "DBI header"), "list of modules");
        List<Entry> modules = new ArrayList<>();
        long at = 0;
        while (at < list.size()) {
            String name = list.cString(at + MODULE_HEADER_SIZE, MAX_NAME, "name of a module");
            long libraryAt = list.afterString(at + MODULE_HEADER_SIZE, MAX_NAME, "name of a module");
            String library = list.cString(libraryAt, MAX_NAME, "library of a module");
            modules.add(new Entry(
                    new Module(name, library),
                    list.u16(at + 34, "stream of a module"),
                    list.u32(at + 36, "size of a module's symbols"),
                    list.u32(at + 40, "size of a module's old lines"),
                    list.u32(at + 44, "size of a module's lines")));
            at = list.afterString(libraryAt, MAX_NAME, "library of a module") + 3 & ~3L;
        }
        return modules;
    }
}
