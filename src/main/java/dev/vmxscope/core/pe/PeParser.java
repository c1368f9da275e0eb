package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Reads the headers and the section table, then has the directories read. Source: PE Format. */
final class PeParser {
    private static final int MAX_SECTIONS = 96;
    private static final int MAX_DIRECTORIES = 16;
    private static final int COFF_HEADER_SIZE = 20;
    private static final int SECTION_HEADER_SIZE = 40;
    private static final int FIXED_OPTIONAL_SIZE = 112;
    private static final int PE32_MAGIC = 0x10B;
    private static final int PE32_PLUS_MAGIC = 0x20B;
    private static final int MAX_ALIGNMENT = 1 << 21;

    private final ByteView file;
    private final long coff;
    private final long optional;

    private PeParser(ByteView file, long peOffset) {
        this.file = file;
        this.coff = peOffset + 4;
        this.optional = coff + COFF_HEADER_SIZE;
    }

    static PeImage parse(byte[] bytes) throws BadBytesException {
        if (bytes.length > PeImage.MAX_FILE_SIZE) {
            throw new PeFormatException(Message.of("file.size", PeImage.MAX_FILE_SIZE), 0);
        }
        ByteView file = ByteView.ofFile(bytes);
        if (file.u16(0, "DOS header") != 0x5A4D) {
            throw new PeFormatException(Message.of("pe.no-mz"), 0);
        }
        long peOffset = file.u32(0x3C, "DOS header, offset of the PE header");
        if (file.u32(peOffset, "PE signature") != 0x4550) {
            throw new PeFormatException(Message.of("pe.no-signature"), peOffset);
        }
        return new PeParser(file, peOffset).image(bytes);
    }

    /** Rounds up to a multiple of a power of two. */
    static long alignUp(long value, int alignment) {
        return (value + alignment - 1) & -alignment;
    }

    private PeImage image(byte[] bytes) throws BadBytesException {
        checkMachine();
        PeHeader header = header();
        List<DataDirectory> directories = directories();
        CoffSymbolTable symbols =
                CoffSymbolTable.locate(file, file.u32(coff + 8, "COFF header"), file.u32(coff + 12, "COFF header"));
        List<Section> sections = sections(header, symbols);
        Layout layout = Layout.of(bytes, header, directories, sections);
        return new PeImage(header, sections, Directories.read(layout), symbols.symbols(sections), layout.bytes());
    }

    private void checkMachine() throws BadBytesException {
        int machine = file.u16(coff, "COFF header, machine");
        if (machine == 0x14C) {
            throw new PeFormatException(Message.of("pe.x86"), coff);
        }
        if (machine != PeHeader.MACHINE_X64) {
            throw new PeFormatException(Message.of("pe.machine", Message.hex(machine)), coff);
        }
        int magic = file.u16(optional, "optional header, magic");
        if (magic == PE32_MAGIC) {
            throw new PeFormatException(Message.of("pe.pe32"), optional);
        }
        if (magic != PE32_PLUS_MAGIC) {
            throw new PeFormatException(Message.of("pe.magic", Message.hex(magic)), optional);
        }
        int size = file.u16(coff + 16, "COFF header, size of the optional header");
        if (size < FIXED_OPTIONAL_SIZE + 8 * directoryCount()) {
            throw new PeFormatException(Message.of("pe.optional", size), coff + 16);
        }
    }

    private PeHeader header() throws BadBytesException {
        ByteView fields = file.slice(optional, FIXED_OPTIONAL_SIZE, "optional header");
        PeHeader header = new PeHeader(
                PeHeader.MACHINE_X64,
                file.u32(coff + 4, "COFF header, timestamp"),
                file.u16(coff + 18, "COFF header, characteristics"),
                fields.u16(68, "subsystem"),
                fields.u16(70, "DLL characteristics"),
                fields.u64(24, "image base"),
                bounded(fields, 56, "size of the image", PeImage.MAX_IMAGE_SIZE),
                bounded(fields, 60, "size of the headers", file.size()),
                alignment(fields),
                bounded(fields, 16, "RVA of the entry point", PeImage.MAX_IMAGE_SIZE),
                fields.u32(64, "checksum"));
        if (header.sizeOfHeaders() > header.sizeOfImage()) {
            throw new PeFormatException(Message.of("pe.headers"), optional + 60);
        }
        if (header.entryRva() != 0 && header.entryRva() >= header.sizeOfImage()) {
            throw new PeFormatException(Message.of("pe.entry", Message.hex(header.entryRva())), optional + 16);
        }
        return header;
    }

    private int alignment(ByteView fields) throws BadBytesException {
        int alignment = bounded(fields, 32, "section alignment", MAX_ALIGNMENT);
        if (Integer.bitCount(alignment) != 1) {
            throw new PeFormatException(Message.of("pe.alignment", Message.hex(alignment)), optional + 32);
        }
        return alignment;
    }

    private static int bounded(ByteView fields, int at, String what, int limit) throws BadBytesException {
        long value = fields.u32(at, what);
        if (value > limit) {
            throw new PeFormatException(
                    Message.of("pe.limit", what, Message.hex(value), Message.hex(limit)), fields.fileOffset(at));
        }
        return (int) value;
    }

    private int directoryCount() throws BadBytesException {
        return bounded(
                file.slice(optional, FIXED_OPTIONAL_SIZE, "optional header"),
                108,
                "number of data directories",
                MAX_DIRECTORIES);
    }

    private List<DataDirectory> directories() throws BadBytesException {
        List<DataDirectory> directories = new ArrayList<>();
        int count = directoryCount();
        for (int i = 0; i < count; i++) {
            long at = optional + FIXED_OPTIONAL_SIZE + 8L * i;
            directories.add(
                    new DataDirectory(file.u32(at, "data directory " + i), file.u32(at + 4, "data directory " + i)));
        }
        return directories;
    }

    private List<Section> sections(PeHeader header, CoffSymbolTable symbols) throws BadBytesException {
        int count = file.u16(coff + 2, "COFF header, number of sections");
        if (count == 0) {
            throw new PeFormatException(Message.of("pe.no-sections"), coff + 2);
        }
        if (count > MAX_SECTIONS) {
            throw new PeFormatException(Message.of("pe.sections", count, MAX_SECTIONS), coff + 2);
        }
        long table = optional + file.u16(coff + 16, "COFF header, size of the optional header");
        List<Section> sections = new ArrayList<>();
        long end = header.sizeOfHeaders();
        for (int i = 0; i < count; i++) {
            Section section = section(table + (long) SECTION_HEADER_SIZE * i, header, symbols);
            if (section.rva() < end) {
                throw new PeFormatException(
                        Message.of("pe.section.overlap", section.name(), Message.hex(section.rva())),
                        table + (long) SECTION_HEADER_SIZE * i + 12);
            }
            end = section.endRva();
            sections.add(section);
        }
        return List.copyOf(sections);
    }

    private Section section(long at, PeHeader header, CoffSymbolTable symbols) throws BadBytesException {
        ByteView fields = file.slice(at, SECTION_HEADER_SIZE, "section header");
        String name = symbols.sectionName(fields.slice(0, 8, "section name"));
        long rawSize = fields.u32(16, "size of raw data");
        long rawOffset = rawSize == 0 ? 0 : fields.u32(20, "pointer to raw data");
        long virtualSize = fields.u32(8, "virtual size");
        long rva = fields.u32(12, "section RVA");
        if (virtualSize == 0) {
            virtualSize = rawSize;
        }
        if (!file.holds(rawOffset, rawSize)) {
            throw new PeFormatException(
                    Message.of("pe.section.file", name, Message.hex(rawSize), Message.hex(rawOffset)), at + 16);
        }
        if (rva + virtualSize > header.sizeOfImage()) {
            throw new PeFormatException(
                    Message.of("pe.section.image", name, Message.hex(virtualSize), Message.hex(rva)), at + 8);
        }
        return new Section(
                name, (int) rva, (int) virtualSize, (int) rawOffset, (int) rawSize, fields.s32(36, "characteristics"));
    }
}
