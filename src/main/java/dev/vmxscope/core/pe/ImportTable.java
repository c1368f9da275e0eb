package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Source: PE Format, "The .idata Section". */
final class ImportTable {
    private static final int DESCRIPTOR_SIZE = 20;
    private static final int MAX_DLLS = 1024;
    private static final int MAX_SYMBOLS = 65_536;
    private static final String WHAT = "import table";

    private final ByteView image;
    private final NameReader names;
    private int symbolCount;

    ImportTable(Layout layout, NameReader names) {
        this.image = layout.image();
        this.names = names;
    }

    List<ImportedDll> read(DataDirectory directory) throws BadBytesException {
        List<ImportedDll> dlls = new ArrayList<>();
        if (directory.absent()) {
            return List.of();
        }
        // Windows ignores the directory's size: an empty descriptor ends the table.
        for (long at = directory.rva(); ; at += DESCRIPTOR_SIZE) {
            ByteView descriptor = image.slice(at, DESCRIPTOR_SIZE, "import table");
            long lookup = descriptor.u32(0, WHAT);
            long name = descriptor.u32(12, WHAT);
            long slots = descriptor.u32(16, WHAT);
            if (name == 0 || slots == 0) {
                return List.copyOf(dlls);
            }
            if (dlls.size() == MAX_DLLS) {
                throw new PeFormatException(Message.of("pe.import.dlls", MAX_DLLS), image.fileOffset(at));
            }
            dlls.add(new ImportedDll(
                    names.name(name, "name of an imported DLL"), symbols(lookup == 0 ? slots : lookup, slots)));
        }
    }

    private List<ImportedSymbol> symbols(long lookup, long slots) throws BadBytesException {
        List<ImportedSymbol> symbols = new ArrayList<>();
        for (long i = 0; ; i += 8) {
            long entry = image.u64(lookup + i, "import lookup table");
            if (entry == 0) {
                return symbols;
            }
            if (++symbolCount > MAX_SYMBOLS) {
                throw new PeFormatException(Message.of("pe.import.symbols", MAX_SYMBOLS), image.fileOffset(lookup + i));
            }
            image.slice(slots + i, 8, "import address table");
            symbols.add(symbol(entry, (int) (slots + i)));
        }
    }

    private ImportedSymbol symbol(long entry, int slotRva) throws BadBytesException {
        // Bit 63 set: bits 15-0 are an ordinal; else bits 30-0 are the RVA of hint and name.
        if (entry < 0) {
            return new ImportedSymbol(null, (int) (entry & 0xFFFF), 0, slotRva);
        }
        long nameRva = entry & 0x7FFF_FFFFL;
        int hint = image.u16(nameRva, "hint of an import");
        return new ImportedSymbol(names.name(nameRva + 2, "name of an import"), -1, hint, slotRva);
    }
}
