package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Turns the section:offset addresses of a PDB into RVAs. Built from its copy of the image's section headers. */
final class SectionMap {
    private static final int HEADER_SIZE = 40;
    private static final int MAX_SECTIONS = 96;
    private static final long MAX_RVA = 0x7FFF_FFFFL;

    /** What {@link #rva} answers for a place that is not in the image, such as an absolute symbol. */
    static final long NOWHERE = -1;

    private record Extent(long rva, long size) {}

    private final List<Extent> extents;

    private SectionMap(List<Extent> extents) {
        this.extents = extents;
    }

    static SectionMap read(ByteView stream) throws BadBytesException {
        List<Extent> extents = new ArrayList<>();
        if (stream.size() / HEADER_SIZE > MAX_SECTIONS) {
            throw new PdbFormatException(Message.of("pdb.sections", MAX_SECTIONS), stream.fileOffset(0));
        }
        for (long at = 0; stream.holds(at, HEADER_SIZE); at += HEADER_SIZE) {
            long size = stream.u32(at + 8, "section header");
            long rva = stream.u32(at + 12, "section header");
            if (rva + size > MAX_RVA) {
                throw new PdbFormatException(Message.of("pdb.section.end"), stream.fileOffset(at + 8));
            }
            extents.add(new Extent(rva, size));
        }
        return new SectionMap(List.copyOf(extents));
    }

    /** @param section 1 for the first */
    long rva(int section, long offset) {
        if (section < 1 || section > extents.size()) {
            return NOWHERE;
        }
        Extent extent = extents.get(section - 1);
        return offset <= extent.size() ? extent.rva() + offset : NOWHERE;
    }
}
