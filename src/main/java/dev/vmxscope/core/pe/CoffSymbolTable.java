package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The COFF symbol and string table of an image. Source: PE Format, "COFF Symbol Table", "COFF String Table". */
final class CoffSymbolTable {
    private static final int ENTRY_SIZE = 18;
    private static final int MAX_SYMBOLS = 200_000;
    private static final int CLASS_EXTERNAL = 2;
    private static final int CLASS_FILE = 103;

    private final ByteView entries;
    private final ByteView strings;
    private final NameReader names;

    private CoffSymbolTable(ByteView entries, ByteView strings) {
        this.entries = entries;
        this.strings = strings;
        this.names = new NameReader(strings);
    }

    /** Finds the tables; both are empty when {@code offset} is 0, as in most images. */
    static CoffSymbolTable locate(ByteView file, long offset, long count) throws BadBytesException {
        if (offset == 0) {
            ByteView nothing = file.slice(0, 0, "COFF symbol table");
            return new CoffSymbolTable(nothing, nothing);
        }
        if (count > MAX_SYMBOLS) {
            throw new PeFormatException(Message.of("pe.coff", count, MAX_SYMBOLS), offset);
        }
        ByteView entries = file.slice(offset, count * ENTRY_SIZE, "COFF symbol table");
        long stringsAt = offset + entries.size();
        long stringsSize = file.u32(stringsAt, "size of the COFF string table");
        return new CoffSymbolTable(entries, file.slice(stringsAt, stringsSize, "COFF string table"));
    }

    /** gcc writes a section name of more than 8 bytes as a slash and a decimal offset into the string table. */
    String sectionName(ByteView field) throws BadBytesException {
        String name = shortName(field);
        if (strings.size() > 0 && name.matches("/[0-9]{1,7}")) {
            return names.name(Long.parseLong(name.substring(1)), "long section name");
        }
        return name;
    }

    List<CoffSymbol> symbols(List<Section> sections) throws BadBytesException {
        List<CoffSymbol> symbols = new ArrayList<>();
        long at = 0;
        while (at < entries.size()) {
            ByteView entry = entries.slice(at, ENTRY_SIZE, "COFF symbol");
            int section = (short) entry.u16(12, "section of a COFF symbol");
            int storageClass = entry.u8(16, "class of a COFF symbol");
            // Numbers below 1 mean undefined, absolute and debugging symbols: no place in the image.
            if (section >= 1 && section <= sections.size() && storageClass != CLASS_FILE) {
                symbols.add(symbol(entry, section, sections.get(section - 1), storageClass));
            }
            at += (long) ENTRY_SIZE * (1 + entry.u8(17, "auxiliary count of a COFF symbol"));
        }
        return List.copyOf(symbols);
    }

    private CoffSymbol symbol(ByteView entry, int section, Section place, int storageClass) throws BadBytesException {
        long value = entry.u32(8, "value of a COFF symbol");
        // The high byte of the type is 2 (DT_FUNCTION) for a function.
        boolean function = entry.u16(14, "type of a COFF symbol") >> 4 == 2;
        boolean external = storageClass == CLASS_EXTERNAL;
        return new CoffSymbol(symbolName(entry), section, value, place.rva() + value, function, external);
    }

    private String symbolName(ByteView entry) throws BadBytesException {
        if (entry.u32(0, "name of a COFF symbol") == 0) {
            return names.name(entry.u32(4, "name of a COFF symbol"), "name of a COFF symbol");
        }
        return shortName(entry.slice(0, 8, "name of a COFF symbol"));
    }

    private static String shortName(ByteView field) throws BadBytesException {
        byte[] bytes = field.bytes(0, 8, "short name");
        int length = 0;
        while (length < 8 && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
