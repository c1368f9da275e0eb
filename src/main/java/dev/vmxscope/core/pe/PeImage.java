package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** A 64-bit Windows image (driver or program) as an immutable value. */
public final class PeImage {
    /** Largest image in memory that is read, in bytes. */
    public static final int MAX_IMAGE_SIZE = 64 << 20;

    /** Largest file that is read, in bytes. */
    public static final int MAX_FILE_SIZE = 64 << 20;

    private static final int NATIVE = 1;
    private static final int CONSOLE = 3;

    private final PeHeader header;
    private final List<Section> sections;
    private final Directories directories;
    private final List<CoffSymbol> coffSymbols;
    private final byte[] layout;

    PeImage(
            PeHeader header,
            List<Section> sections,
            Directories directories,
            List<CoffSymbol> coffSymbols,
            byte[] layout) {
        this.header = header;
        this.sections = sections;
        this.directories = directories;
        this.coffSymbols = coffSymbols;
        this.layout = layout;
    }

    /**
     * Reads an image. Time and memory are bounded whatever the bytes say.
     *
     * @param file the whole file; not kept and not changed
     * @throws PeFormatException when it is no PE32+ image for x64, or is damaged
     */
    public static PeImage parse(byte[] file) throws PeFormatException {
        try {
            return PeParser.parse(file);
        } catch (PeFormatException e) {
            throw e;
        } catch (BadBytesException e) {
            throw new PeFormatException(e.sentence(), e.offset());
        }
    }

    /** The COFF and optional header. */
    public PeHeader header() {
        return header;
    }

    /** In the order of the section table, which is by ascending RVA. */
    public List<Section> sections() {
        return sections;
    }

    /** In the order of the import directory. */
    public List<ImportedDll> imports() {
        return directories.imports();
    }

    /** By ascending ordinal. */
    public List<Export> exports() {
        return directories.exports();
    }

    /** In the order of the relocation table; padding is left out. */
    public List<Relocation> relocations() {
        return directories.relocations();
    }

    /** Which PDB belongs to the image. */
    public Optional<CodeView> codeView() {
        return directories.codeView();
    }

    /** In the order of .pdata. */
    public List<RuntimeFunction> runtimeFunctions() {
        return directories.runtimeFunctions();
    }

    /** Present when the image has a load configuration directory. */
    public Optional<LoadConfig> loadConfig() {
        return directories.loadConfig();
    }

    /** True when the TLS directory names at least one callback, which would run before the entry point. */
    public boolean hasTlsCallbacks() {
        return directories.tlsCallbacks();
    }

    /** The attribute certificate table: a signature, if the file has one. Not mapped, and not looked into here. */
    public DataDirectory certificates() {
        return directories.certificates();
    }

    /** The import address table; absent where the linker did not say. */
    public DataDirectory importAddresses() {
        return directories.importAddresses();
    }

    /** The COFF symbols that have a place in a section; empty for most linkers but gcc's. */
    public List<CoffSymbol> coffSymbols() {
        return coffSymbols;
    }

    /** True for subsystem 1 (native), that of drivers. */
    public boolean isNativeDriver() {
        return header.subsystem() == NATIVE;
    }

    /** True for a program of user mode with a console (subsystem 3). */
    public boolean isConsoleProgram() {
        return header.subsystem() == CONSOLE && !header.dll();
    }

    /** The section that holds an RVA. */
    public Optional<Section> sectionAt(long rva) {
        return sections.stream().filter(section -> section.contains(rva)).findFirst();
    }

    /** The image as it lies in memory at its preferred base, before imports are bound; a fresh array. */
    public byte[] mapped() {
        return layout.clone();
    }

    /** False when the image says that it cannot be moved and {@code base} is not its preferred base. */
    public boolean canLoadAt(long base) {
        return base == header.imageBase() || !header.relocationsStripped();
    }

    /**
     * The image as it lies in memory at another base, relocated; a fresh array. Ask {@link #canLoadAt} first.
     *
     * @param base address of its first byte, 64 bits
     * @throws IllegalArgumentException when {@link #canLoadAt} says no
     */
    public byte[] mappedAt(long base) {
        if (!canLoadAt(base)) {
            throw new IllegalArgumentException(
                    String.format("the image has no relocations and loads at 0x%X only", header.imageBase()));
        }
        ByteBuffer image = ByteBuffer.wrap(layout.clone()).order(ByteOrder.LITTLE_ENDIAN);
        long delta = base - header.imageBase();
        for (Relocation relocation : relocations()) {
            int rva = relocation.rva();
            switch (relocation.type()) {
                case DIR64 -> image.putLong(rva, image.getLong(rva) + delta);
                case HIGHLOW -> image.putInt(rva, image.getInt(rva) + (int) delta);
            }
        }
        return image.array();
    }
}
