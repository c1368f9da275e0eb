package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Source: PE Format, "The .reloc Section". */
final class RelocationTable {
    private static final int MAX_RELOCATIONS = 1_000_000;
    private static final int ABSOLUTE = 0;
    private static final int HIGHLOW = 3;
    private static final int DIR64 = 10;

    private RelocationTable() {}

    static List<Relocation> read(Layout layout, DataDirectory directory) throws BadBytesException {
        if (directory.absent()) {
            return List.of();
        }
        ByteView table = layout.image().slice(directory.rva(), directory.size(), "relocation table");
        List<Relocation> relocations = new ArrayList<>();
        long at = 0;
        while (at < table.size()) {
            long page = table.u32(at, "relocation block");
            long size = table.u32(at + 4, "relocation block");
            if (page == 0 && size == 0) {
                break;
            }
            if (size < 8 || size % 2 != 0) {
                throw new PeFormatException(Message.of("pe.relocation.block", size), table.fileOffset(at + 4));
            }
            readBlock(layout.image(), page, table.slice(at, size, "relocation block"), relocations);
            at += size;
        }
        return List.copyOf(relocations);
    }

    private static void readBlock(ByteView image, long page, ByteView block, List<Relocation> relocations)
            throws BadBytesException {
        for (int at = 8; at < block.size(); at += 2) {
            int entry = block.u16(at, "relocation");
            int type = entry >> 12;
            if (type == ABSOLUTE) {
                continue;
            }
            if (type != HIGHLOW && type != DIR64) {
                throw new PeFormatException(Message.of("pe.relocation.type", type), block.fileOffset(at));
            }
            if (relocations.size() == MAX_RELOCATIONS) {
                throw new PeFormatException(Message.of("pe.relocations", MAX_RELOCATIONS), block.fileOffset(at));
            }
            Relocation.Type width = type == DIR64 ? Relocation.Type.DIR64 : Relocation.Type.HIGHLOW;
            long rva = page + (entry & 0xFFF);
            if (!image.holds(rva, width.width())) {
                throw new PeFormatException(
                        Message.of("pe.relocation.outside", Message.hex(rva)), block.fileOffset(at));
            }
            relocations.add(new Relocation((int) rva, width));
        }
    }
}
