package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.Windows;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The code around what runs next, or around the address that the person looks at.
 *
 * @param where what kind of place it is
 * @param place the address in words
 * @param service the code of Windows that runs next, {@code nt!DbgPrint}; empty if none does
 * @param file the source file as the compiler named it, empty where none is known
 * @param missing whether that file's text is not found
 * @param next what comes next on the agenda while nothing runs, null if nothing does
 * @param lines what is shown
 */
public record CodeState(
        Where where,
        String place,
        String service,
        String file,
        boolean missing,
        @Nullable Action next,
        List<CodeLine> lines) {
    /** Keeps the list unmodifiable. */
    public CodeState {
        lines = List.copyOf(lines);
    }

    /** What kind of place is shown. */
    public enum Where {
        /** What runs next. */
        HERE,
        /** Code of Windows runs next; its caller is shown. */
        CALLER,
        /** The address that the person chose. */
        CHOSEN,
        /** Nothing runs. */
        NOWHERE
    }

    /**
     * The address that is shown, and what runs next.
     *
     * @param rip address of the next instruction; 0 if none is
     * @param shown an address inside the instruction or line that is shown
     */
    record Anchor(Where where, long rip, long shown, String service) {}

    /** The code of this view. */
    public static CodeState of(View view, SourceFinder sources) {
        Optional<Anchor> found = anchor(view);
        if (found.isEmpty()) {
            List<Action> agenda = view.machine().windows().agenda();
            return new CodeState(Where.NOWHERE, "", "", "", false, agenda.isEmpty() ? null : agenda.get(0), List.of());
        }
        Anchor anchor = found.get();
        Machine machine = view.machine();
        Optional<SourceLine> line = view.frame().symbols().lineAt(machine, anchor.shown());
        Optional<List<String>> text = line.flatMap(known -> sources.lines(known.file()));
        List<CodeLine> lines;
        if (view.code() == CodeMode.SOURCE && line.isPresent() && text.isPresent()) {
            lines = new SourceListing(view, anchor, line.get()).lines(text.get());
        } else {
            lines = new Disassembly(view, anchor)
                    .lines(view.code() == CodeMode.DISASSEMBLY ? SourceFinder.NONE : sources);
        }
        return new CodeState(
                anchor.where(),
                view.name(anchor.shown()),
                anchor.service(),
                line.map(SourceLine::file).orElse(""),
                line.isPresent() && text.isEmpty(),
                null,
                lines);
    }

    private static Optional<Anchor> anchor(View view) {
        OptionalInt running = View.running(view.machine());
        long rip = running.isPresent()
                ? view.machine().processors().get(running.getAsInt()).rip()
                : 0;
        if (view.look().isPresent()) {
            return Optional.of(new Anchor(Where.CHOSEN, rip, view.look().getAsLong(), ""));
        }
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> service = Windows.gateName(rip);
        if (service.isEmpty()) {
            return Optional.of(new Anchor(Where.HERE, rip, rip, ""));
        }
        // A call has just pushed its return address; the byte before that belongs to the call.
        long caller = Caller.of(view.machine(), running.getAsInt()).orElse(rip);
        return Optional.of(new Anchor(Where.CALLER, rip, caller, service.get()));
    }
}
