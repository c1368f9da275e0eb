package dev.vmxscope.core.symbols;

import dev.vmxscope.core.pe.CodeView;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the debugger asks about one loaded image. Everything is by RVA: the caller takes the image's base off. */
public final class ModuleSymbols {
    private final String name;
    private final Optional<Pdb> pdb;
    private final List<Procedure> procedures;
    private final NavigableMap<Long, Procedure> procedureAt;
    private final NavigableMap<Long, SourceLine> lineAt;
    private final Landmarks landmarks;

    private ModuleSymbols(
            String name,
            Optional<Pdb> pdb,
            List<Procedure> procedures,
            NavigableMap<Long, Procedure> procedureAt,
            NavigableMap<Long, SourceLine> lineAt,
            Landmarks landmarks) {
        this.name = name;
        this.pdb = pdb;
        this.procedures = procedures;
        this.procedureAt = procedureAt;
        this.lineAt = lineAt;
        this.landmarks = landmarks;
    }

    /**
     * Puts together all that is known about an image: its PDB, or else gcc's symbol table, and its exports.
     *
     * @param fileName of the image; names the module when the image names no PDB
     * @throws PdbMismatchException when the PDB is of another build
     */
    public static ModuleSymbols of(String fileName, PeImage image, Optional<Pdb> pdb) throws PdbMismatchException {
        Optional<Message> mismatch = pdb.flatMap(found -> found.mismatch(image));
        if (mismatch.isPresent()) {
            throw new PdbMismatchException(mismatch.get());
        }
        List<Procedure> procedures = new ArrayList<>(pdb.map(Pdb::procedures).orElse(List.of()));
        procedures.sort(Comparator.comparingLong(procedure -> procedure.range().rva()));
        NavigableMap<Long, Procedure> procedureAt = new TreeMap<>();
        procedures.forEach(
                procedure -> procedureAt.putIfAbsent(procedure.range().rva(), procedure));
        NavigableMap<Long, SourceLine> lineAt = new TreeMap<>();
        for (SourceLine line : pdb.map(Pdb::lines).orElse(List.of())) {
            if (line.length() > 0) {
                lineAt.putIfAbsent(line.rva(), line);
            }
        }
        String name = stem(image.codeView().map(CodeView::pdbPath).orElse(fileName));
        return new ModuleSymbols(
                name.isEmpty() ? stem(fileName) : name,
                pdb,
                List.copyOf(procedures),
                procedureAt,
                lineAt,
                Landmarks.of(image, pdb, procedures));
    }

    /** The module's name in {@code name!symbol}. */
    public String name() {
        return name;
    }

    /** The PDB, when there is one. */
    public Optional<Pdb> pdb() {
        return pdb;
    }

    /** By ascending RVA. */
    public List<Procedure> procedures() {
        return procedures;
    }

    /** The source files of the PDB. */
    public List<SourceFile> sourceFiles() {
        return pdb.map(Pdb::sourceFiles).orElse(List.of());
    }

    /** The procedure whose code holds the RVA. */
    public Optional<Procedure> procedureAt(long rva) {
        return Optional.ofNullable(procedureAt.floorEntry(rva))
                .map(Map.Entry::getValue)
                .filter(procedure -> procedure.range().contains(rva));
    }

    /** The procedure that holds the RVA, else the nearest public name before it in the same section. */
    public Optional<SymbolAt> symbolAt(long rva) {
        Optional<SymbolAt> inside = procedureAt(rva)
                .map(procedure ->
                        new SymbolAt(procedure.name(), rva - procedure.range().rva()));
        return inside.or(() -> landmarks.before(rva));
    }

    /** {@code MyDriver!DrvCreate+0x0}; {@code MyDriver+0x1234} (the RVA) where no name is known. */
    public String symbolic(long rva) {
        return symbolAt(rva)
                .map(symbol -> String.format("%s!%s+0x%x", name, symbol.name(), symbol.offset()))
                .orElseGet(() -> String.format("%s+0x%x", name, rva));
    }

    /** Where a procedure, public, variable or export is; of several procedures of one name the first by address. */
    public Optional<Long> rvaOf(String symbolName) {
        return landmarks.rvaOf(symbolName);
    }

    /** The source line whose code holds the RVA; empty for code without lines, such as assembler without them. */
    public Optional<SourceLine> lineAt(long rva) {
        return Optional.ofNullable(lineAt.floorEntry(rva))
                .map(Map.Entry::getValue)
                .filter(line -> line.contains(rva) && !line.hidden());
    }

    /**
     * The code of a source line, by ascending RVA; ranges that touch are joined.
     *
     * @param file a path as in {@link #sourceFiles}, or only the last part of it; case and slashes do not matter
     * @param line from 1
     */
    public List<CodeRange> rangesOf(String file, int line) {
        List<CodeRange> ranges = new ArrayList<>();
        for (SourceLine candidate : lineAt.values()) {
            if (candidate.line() == line && sameFile(candidate.file(), file)) {
                append(ranges, new CodeRange(candidate.rva(), candidate.length()));
            }
        }
        return List.copyOf(ranges);
    }

    /** The variables in scope at an instruction, those of the innermost block first. */
    public List<VisibleLocal> localsAt(long rva) {
        List<Local> inScope = new ArrayList<>();
        procedureAt(rva).map(Procedure::locals).orElse(List.of()).stream()
                .filter(local -> local.scope().contains(rva))
                // A function that was inlined has no extent here, so its variables count while they live.
                .filter(local -> !local.inlined() || local.placeAt(rva).isPresent())
                .forEach(inScope::add);
        // Stable: in one block the order of the file stays.
        inScope.sort(Comparator.comparingLong(local -> local.scope().length()));
        return inScope.stream().map(local -> visible(local, rva)).toList();
    }

    private VisibleLocal visible(Local local, long rva) {
        Optional<Types> types = pdb.map(Pdb::types);
        return new VisibleLocal(
                local.name(),
                local.type(),
                types.map(table -> table.name(local.type())).orElse(""),
                types.map(table -> table.size(local.type())).orElse(0L),
                local.parameter(),
                local.placeAt(rva));
    }

    private static void append(List<CodeRange> ranges, CodeRange range) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).endRva() == range.rva()) {
            CodeRange joined = ranges.get(last);
            ranges.set(last, new CodeRange(joined.rva(), joined.length() + range.length()));
        } else {
            ranges.add(range);
        }
    }

    private static boolean sameFile(String path, String wanted) {
        String slashed = path.replace('\\', '/');
        String wantedSlashed = wanted.replace('\\', '/');
        if (!wantedSlashed.contains("/")) {
            slashed = slashed.substring(slashed.lastIndexOf('/') + 1);
        }
        return slashed.equalsIgnoreCase(wantedSlashed);
    }

    private static String stem(String path) {
        String file = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
