package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import java.util.List;
import java.util.Optional;

/** What the data directories of an image say. */
record Directories(
        List<ImportedDll> imports,
        List<Export> exports,
        List<Relocation> relocations,
        Optional<CodeView> codeView,
        List<RuntimeFunction> runtimeFunctions,
        Optional<LoadConfig> loadConfig,
        boolean tlsCallbacks,
        DataDirectory certificates,
        DataDirectory importAddresses) {

    // Indexes into the optional header's data directories.
    private static final int EXPORT = 0;
    private static final int IMPORT = 1;
    private static final int EXCEPTION = 3;
    private static final int CERTIFICATE = 4;
    private static final int RELOCATION = 5;
    private static final int DEBUG = 6;
    private static final int TLS = 9;
    private static final int LOAD_CONFIG = 10;
    private static final int IMPORT_ADDRESS = 12;

    static Directories read(Layout layout) throws BadBytesException {
        NameReader names = new NameReader(layout.image());
        return new Directories(
                new ImportTable(layout, names).read(layout.directory(IMPORT)),
                new ExportTable(layout, names).read(layout.directory(EXPORT)),
                RelocationTable.read(layout, layout.directory(RELOCATION)),
                DebugDirectory.read(layout, layout.directory(DEBUG)),
                SmallDirectories.runtimeFunctions(layout, layout.directory(EXCEPTION)),
                SmallDirectories.loadConfig(layout, layout.directory(LOAD_CONFIG)),
                SmallDirectories.tlsCallbacks(layout, layout.directory(TLS)),
                layout.directory(CERTIFICATE),
                layout.directory(IMPORT_ADDRESS));
    }
}
