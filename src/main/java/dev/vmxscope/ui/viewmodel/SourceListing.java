package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.symbols.Pdb;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.ui.viewmodel.CodeState.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A source file with the line that is shown, and the lines at which the program stops. */
final class SourceListing {
    private final View view;
    private final Anchor anchor;
    private final SourceLine line;

    SourceListing(View view, Anchor anchor, SourceLine line) {
        this.view = view;
        this.anchor = anchor;
        this.line = line;
    }

    List<CodeLine> lines(List<String> text) {
        Map<Integer, Long> addresses = addresses();
        Set<Integer> stops = stops();
        List<CodeLine> lines = new ArrayList<>(text.size());
        for (int number = 1; number <= text.size(); number++) {
            lines.add(new CodeLine(
                    CodeLine.Kind.SOURCE,
                    addresses.getOrDefault(number, 0L),
                    Integer.toString(number),
                    "",
                    text.get(number - 1),
                    number == line.line(),
                    stops.contains(number)));
        }
        return lines;
    }

    /** The first address of each line's code. */
    private Map<Integer, Long> addresses() {
        Map<Integer, Long> addresses = new TreeMap<>();
        long base = SymbolCatalogue.moduleAt(view.machine(), anchor.shown())
                .map(Module::base)
                .orElse(0L);
        List<SourceLine> known = view.frame()
                .symbols()
                .symbolsAt(view.machine(), anchor.shown())
                .flatMap(symbols -> symbols.pdb().map(Pdb::lines))
                .orElse(List.of());
        for (SourceLine entry : known) {
            if (entry.length() > 0 && entry.file().equals(line.file()) && !entry.hidden()) {
                addresses.merge(entry.line(), base + entry.rva(), Math::min);
            }
        }
        return addresses;
    }

    private Set<Integer> stops() {
        Set<Integer> stops = new TreeSet<>();
        for (long address : view.frame().breakpoints()) {
            view.frame()
                    .symbols()
                    .lineAt(view.machine(), address)
                    .filter(at -> at.file().equals(line.file()))
                    .ifPresent(at -> stops.add(at.line()));
        }
        return stops;
    }
}
