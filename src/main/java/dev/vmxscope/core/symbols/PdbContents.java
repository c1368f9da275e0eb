package dev.vmxscope.core.symbols;

import java.util.List;

/** What the streams of a PDB say. */
record PdbContents(
        List<Module> modules,
        List<Procedure> procedures,
        List<PublicSymbol> publics,
        List<DataSymbol> data,
        List<SourceFile> files,
        List<SourceLine> lines,
        Types types) {
    PdbContents {
        modules = List.copyOf(modules);
        procedures = List.copyOf(procedures);
        publics = List.copyOf(publics);
        data = List.copyOf(data);
        files = List.copyOf(files);
        lines = List.copyOf(lines);
    }
}
