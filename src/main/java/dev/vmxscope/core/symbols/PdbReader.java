package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the streams of a PDB and puts together what they say. */
final class PdbReader {
    private static final int INFO_STREAM = 1;
    private static final int TYPE_STREAM = 2;
    private static final int DBI_STREAM = 3;
    private static final int PUBLIC_IS_CODE = 0x1;
    private static final int PUBLIC_IS_FUNCTION = 0x2;

    private final Msf msf;
    private final DbiStream dbi;
    private final SectionMap sections;
    private final Budget budget = new Budget();
    private final Set<DataSymbol> data = new LinkedHashSet<>();
    private final List<PublicSymbol> publics = new ArrayList<>();

    private PdbReader(Msf msf, DbiStream dbi, SectionMap sections) {
        this.msf = msf;
        this.dbi = dbi;
        this.sections = sections;
    }

    static Pdb read(byte[] file) throws BadBytesException {
        if (file.length > Pdb.MAX_FILE_SIZE) {
            throw new PdbFormatException(Message.of("file.size", Pdb.MAX_FILE_SIZE), 0);
        }
        Msf msf = Msf.open(file);
        PdbInfo info = PdbInfo.read(msf.stream(INFO_STREAM, Message.of("pdb.stream.info")));
        DbiStream dbi = new DbiStream(msf.stream(DBI_STREAM, Message.of("pdb.stream.dbi")));
        dbi.check();
        SectionMap sections = SectionMap.read(msf.stream(dbi.sectionHeaderStream(), Message.of("pdb.stream.sections")));
        return new Pdb(info.guid(), dbi.age(), new PdbReader(msf, dbi, sections).contents(info));
    }

    private PdbContents contents(PdbInfo info) throws BadBytesException {
        Types types = TypeReader.read(msf.stream(TYPE_STREAM, Message.of("pdb.stream.types")), budget);
        StringTable names = info.namesStream() == PdbInfo.NO_NAMES
                ? StringTable.empty()
                : StringTable.read(msf.stream(info.namesStream(), Message.of("pdb.stream.names")));
        ModuleReader symbols = new ModuleReader(sections, budget);
        LineReader lines = new LineReader(sections, names, budget);
        List<Module> modules = new ArrayList<>();
        for (DbiStream.Entry entry : dbi.modules()) {
            modules.add(entry.module());
            if (entry.stream() != DbiStream.NO_STREAM) {
                ByteView stream = msf.stream(entry.stream(), Message.of("pdb.stream.module"));
                symbols.read(entry.module(), stream.slice(0, entry.symbolSize(), "symbols of a module"));
                long linesAt = entry.symbolSize() + entry.c11Size();
                lines.read(stream.slice(linesAt, entry.c13Size(), "lines of a module"));
            }
        }
        readGlobals(msf.stream(dbi.symbolRecordStream(), Message.of("pdb.stream.symbols")));
        data.addAll(symbols.data());
        Set<SourceFile> files = new LinkedHashSet<>(lines.files());
        return new PdbContents(
                modules, symbols.procedures(), publics, List.copyOf(data), List.copyOf(files), lines.lines(), types);
    }

    private void readGlobals(ByteView records) throws BadBytesException {
        for (long at = 0; at < records.size(); ) {
            SymbolRecord record = SymbolRecord.at(records, at);
            switch (record.kind()) {
                case SymbolRecord.S_PUB32 -> addPublic(record);
                case SymbolRecord.S_GDATA32, SymbolRecord.S_LDATA32 -> addData(record);
                default -> {
                    // References to procedures, constants and type names are not needed.
                }
            }
            at += record.size();
        }
    }

    private void addPublic(SymbolRecord record) throws BadBytesException {
        budget.take(record.body(), 0);
        long rva = sections.rva(record.u16(8), record.u32(4));
        if (rva != SectionMap.NOWHERE) {
            boolean function = (record.u32(0) & (PUBLIC_IS_CODE | PUBLIC_IS_FUNCTION)) != 0;
            publics.add(new PublicSymbol(record.name(10), rva, function));
        }
    }

    private void addData(SymbolRecord record) throws BadBytesException {
        budget.take(record.body(), 0);
        DataSymbol symbol = ModuleReader.dataSymbol(record, sections);
        if (symbol != null) {
            data.add(symbol);
        }
    }
}
