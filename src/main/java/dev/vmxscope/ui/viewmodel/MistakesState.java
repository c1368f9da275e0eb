package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.verifier.Mistake;
import dev.vmxscope.core.windows.verifier.Watched;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What drivers did wrong so far.
 *
 * @param rows the mistakes in order
 * @param watched how much was looked at
 * @param crash the bug check, if Windows stopped with one
 */
public record MistakesState(List<Row> rows, Watched watched, Optional<CrashAnalysis> crash) {
    /** Keeps the list unmodifiable. */
    public MistakesState {
        rows = List.copyOf(rows);
    }

    /**
     * A mistake with the names of its place.
     *
     * @param mistake what and when
     * @param name symbol and offset; empty if no single place is to blame
     * @param source file and line, empty if they are not known
     */
    public record Row(Mistake mistake, String name, String source) {}

    /** The mistakes up to the moment that is shown. */
    public static MistakesState of(View view) {
        List<Module> images = new ArrayList<>(view.machine().images());
        Collections.reverse(images);
        CodeNames names = new CodeNames(view.frame().symbols(), images);
        List<Row> rows = view.machine().windows().mistakes().stream()
                .map(mistake -> mistake.place() == 0
                        ? new Row(mistake, "", "")
                        : new Row(
                                mistake,
                                names.name(mistake.place()),
                                names.source(mistake.place()).orElse("")))
                .toList();
        return new MistakesState(
                rows,
                view.machine().windows().verifier().watched(),
                CrashAnalysis.of(view.machine(), view.frame().symbols()));
    }
}
