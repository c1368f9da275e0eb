package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Source: PE Format, "The .edata Section". */
final class ExportTable {
    private static final int MAX_EXPORTS = 65_536;
    private static final int DIRECTORY_SIZE = 40;

    private final ByteView image;
    private final NameReader names;

    ExportTable(Layout layout, NameReader names) {
        this.image = layout.image();
        this.names = names;
    }

    List<Export> read(DataDirectory directory) throws BadBytesException {
        if (directory.absent()) {
            return List.of();
        }
        ByteView table = image.slice(directory.rva(), DIRECTORY_SIZE, "export directory");
        long base = table.u32(16, "ordinal base");
        ByteView addresses = array(table, 20, 28, 4, "export address table");
        Map<Integer, List<String>> byIndex = namesByIndex(table);
        List<Export> exports = new ArrayList<>();
        for (int i = 0; i < addresses.size() / 4; i++) {
            long rva = addresses.u32(4L * i, "export address");
            for (String name : byIndex.getOrDefault(i, List.of())) {
                exports.add(export(name, base + i, rva, directory));
            }
            if (rva != 0 && !byIndex.containsKey(i)) {
                exports.add(export("", base + i, rva, directory));
            }
        }
        return List.copyOf(exports);
    }

    private Map<Integer, List<String>> namesByIndex(ByteView table) throws BadBytesException {
        ByteView pointers = array(table, 24, 32, 4, "export name table");
        ByteView indexes = array(table, 24, 36, 2, "export ordinal table");
        Map<Integer, List<String>> byIndex = new HashMap<>();
        for (int i = 0; i < pointers.size() / 4; i++) {
            String name = names.name(pointers.u32(4L * i, "export name"), "name of an export");
            byIndex.computeIfAbsent(indexes.u16(2L * i, "export ordinal"), index -> new ArrayList<>())
                    .add(name);
        }
        return byIndex;
    }

    private ByteView array(ByteView table, int countAt, int rvaAt, int width, String what) throws BadBytesException {
        long count = table.u32(countAt, what);
        if (count > MAX_EXPORTS) {
            throw new PeFormatException(Message.of("pe.exports", what, count, MAX_EXPORTS), table.fileOffset(countAt));
        }
        return count == 0 ? table.slice(0, 0, what) : image.slice(table.u32(rvaAt, what), count * width, what);
    }

    private Export export(String name, long ordinal, long rva, DataDirectory directory) throws BadBytesException {
        String nameOrNull = name.isEmpty() ? null : name;
        // An address inside the export directory is no code but the name of another DLL's export.
        if (directory.contains(rva)) {
            return new Export(nameOrNull, (int) ordinal, 0, names.name(rva, "forwarder of an export"));
        }
        image.slice(rva, 0, "address of an export");
        return new Export(nameOrNull, (int) ordinal, (int) rva, null);
    }
}
