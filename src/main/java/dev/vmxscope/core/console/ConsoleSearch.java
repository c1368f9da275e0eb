package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A search for the next row that a pattern means, from a row on in one direction and round over the other end once. It
 * is done in portions, like all work on a long log; when the rows change meanwhile it begins again.
 */
public final class ConsoleSearch {
    private static final int PER_ROW = 16;

    private final ConsoleView view;
    private final LineMatcher wanted;
    private final int from;
    private final boolean forward;
    private final boolean blank;
    private long version;
    private int visited;
    private OptionalInt found = OptionalInt.empty();
    private boolean wrapped;

    ConsoleSearch(ConsoleView view, Filter wanted, int from, boolean forward) {
        this.view = view;
        this.wanted = LineMatcher.of(wanted);
        this.blank = wanted.isBlank();
        this.from = from;
        this.forward = forward;
        this.version = view.version();
    }

    /** Why the pattern cannot be used, empty if it can. */
    public Optional<Message> problem() {
        return wanted.problem();
    }

    /** Goes on, about as far as the effort says (see {@link ConsoleView#work}); returns whether it has ended. */
    public boolean work(long effort) {
        if (version != view.version()) {
            version = view.version();
            visited = 0;
        }
        int size = view.size();
        long left = effort;
        while (!ended(size) && left > 0) {
            long before = wanted.effort();
            int row = Math.floorMod(from + (forward ? visited + 1 : -visited - 1), size);
            visited++;
            if (meant(view.row(row))) {
                found = OptionalInt.of(row);
                wrapped = forward ? row <= from : row >= from;
            }
            left -= wanted.effort() - before + PER_ROW;
        }
        return ended(size);
    }

    private boolean ended(int size) {
        return blank || found.isPresent() || visited >= size;
    }

    private boolean meant(ConsoleRow row) {
        LineMatcher.Answer answer = row instanceof ConsoleRow.Printed printed
                ? wanted.look(
                        row.text(), printed.line().process(), printed.line().processId())
                : wanted.look(row.text(), "", 0);
        return answer == LineMatcher.Answer.MEANT;
    }

    /** The index of the row that was found, empty if none is, or not yet. */
    public OptionalInt found() {
        return found;
    }

    /** Whether it was found only by going on at the other end. */
    public boolean wrapped() {
        return wrapped;
    }
}
