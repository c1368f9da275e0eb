package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.List;

/** The image laid out in memory at its preferred base, with the way back from an RVA to the file. */
final class Layout {
    private final PeHeader header;
    private final List<DataDirectory> directories;
    private final byte[] bytes;
    private final ByteView file;
    private final ByteView image;

    private Layout(PeHeader header, List<DataDirectory> directories, byte[] bytes, ByteView file, ByteView image) {
        this.header = header;
        this.directories = directories;
        this.bytes = bytes;
        this.file = file;
        this.image = image;
    }

    /** The headers and sections have been checked to lie inside the file and the image. */
    static Layout of(byte[] file, PeHeader header, List<DataDirectory> directories, List<Section> sections) {
        byte[] bytes = new byte[header.sizeOfImage()];
        System.arraycopy(file, 0, bytes, 0, header.sizeOfHeaders());
        for (Section section : sections) {
            // Memory comes in whole alignment units, so raw bytes behind the virtual size are mapped too.
            long room = PeParser.alignUp(section.virtualSize(), header.sectionAlignment());
            room = Math.min(room, header.sizeOfImage() - section.rva());
            System.arraycopy(file, section.rawOffset(), bytes, section.rva(), (int) Math.min(section.rawSize(), room));
        }
        ByteView image = ByteView.of(bytes, Message.of("pe.image"), rva -> fileOffset(sections, rva));
        return new Layout(header, directories, bytes, ByteView.ofFile(file), image);
    }

    /** Positions are RVAs. */
    ByteView image() {
        return image;
    }

    ByteView file() {
        return file;
    }

    byte[] bytes() {
        return bytes;
    }

    long imageBase() {
        return header.imageBase();
    }

    DataDirectory directory(int index) {
        return index < directories.size() ? directories.get(index) : DataDirectory.NONE;
    }

    private static long fileOffset(List<Section> sections, long rva) {
        for (Section section : sections) {
            if (section.contains(rva) && section.rawSize() > 0) {
                return section.rawOffset() + Math.min(rva - section.rva(), section.rawSize());
            }
        }
        return sections.isEmpty() || rva < sections.get(0).rva() ? rva : 0;
    }
}
