package dev.vmxscope.core.symbols;

import dev.vmxscope.core.pe.CoffSymbol;
import dev.vmxscope.core.pe.Export;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.pe.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All names of an image by address and back. Where two names meet, the better source wins. */
final class Landmarks {
    private final PeImage image;
    private final NavigableMap<Long, String> byRva = new TreeMap<>();
    private final Map<String, Long> byName = new HashMap<>();

    private Landmarks(PeImage image) {
        this.image = image;
    }

    static Landmarks of(PeImage image, Optional<Pdb> pdb, List<Procedure> procedures) {
        Landmarks landmarks = new Landmarks(image);
        // A file-static procedure is found by its range, and by its name; it does not name what lies behind it.
        procedures.forEach(procedure ->
                landmarks.byName.putIfAbsent(procedure.name(), procedure.range().rva()));
        pdb.ifPresent(landmarks::addPdb);
        if (pdb.isEmpty()) {
            landmarks.addCoff();
        }
        for (Export export : image.exports()) {
            if (export.name() != null && export.forwarder() == null) {
                landmarks.add(export.name(), export.rva());
            }
        }
        return landmarks;
    }

    Optional<Long> rvaOf(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The nearest name at or before the RVA in the same section. */
    Optional<SymbolAt> before(long rva) {
        Optional<Section> section = image.sectionAt(rva);
        Map.Entry<Long, String> entry = byRva.floorEntry(rva);
        if (section.isEmpty() || entry == null || !section.get().contains(entry.getKey())) {
            return Optional.empty();
        }
        return Optional.of(new SymbolAt(entry.getValue(), rva - entry.getKey()));
    }

    private void addPdb(Pdb pdb) {
        List<PublicSymbol> publics = new ArrayList<>(pdb.publics());
        publics.sort(Comparator.comparing(PublicSymbol::function).reversed().thenComparing(PublicSymbol::name));
        publics.forEach(symbol -> add(symbol.name(), symbol.rva()));
        pdb.data().forEach(symbol -> add(symbol.name(), symbol.rva()));
    }

    /** Names that start with a dot are those of sections. */
    private void addCoff() {
        List<CoffSymbol> symbols = new ArrayList<>(image.coffSymbols());
        symbols.removeIf(symbol -> symbol.name().startsWith("."));
        symbols.sort(Comparator.comparing(CoffSymbol::function)
                .thenComparing(CoffSymbol::external)
                .reversed()
                .thenComparing(CoffSymbol::name));
        symbols.forEach(symbol -> add(symbol.name(), symbol.rva()));
    }

    private void add(String name, long rva) {
        byRva.putIfAbsent(rva, name);
        byName.putIfAbsent(name, rva);
    }
}
