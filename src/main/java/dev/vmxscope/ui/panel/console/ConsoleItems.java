package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.ConsoleRow;
import dev.vmxscope.core.console.ConsoleView;
import java.util.AbstractList;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/** The rows of a console view as a table wants them: each made when it is asked for, and told of when they change. */
final class ConsoleItems extends ObservableListBase<ConsoleRow> {
    private static final ConsoleRow NOTHING = new ConsoleRow.Commented(0, 0, "");

    private final ConsoleView view;
    private int size;
    private @Nullable ConsoleRow first;
    private @Nullable ConsoleRow last;

    ConsoleItems(ConsoleView view) {
        this.view = view;
    }

    /**
     * Takes the view's rows as they are now.
     *
     * @return how many came in above those that were there, -1 if they are other rows altogether
     */
    int refresh() {
        int before = size;
        int now = view.size();
        int above = before == 0 ? 0 : above(before, now);
        size = now;
        ConsoleRow newFirst = now == 0 ? null : view.row(0);
        ConsoleRow newLast = now == 0 ? null : view.row(now - 1);
        beginChange();
        if (above < 0) {
            nextReplace(0, now, new Gone(before));
        } else {
            if (above > 0) {
                nextAdd(0, above);
            }
            if (above + before < now) {
                nextAdd(above + before, now);
            }
        }
        first = newFirst;
        last = newLast;
        endChange();
        return above;
    }

    /** Where the row that was first is now, if all that were there follow it as before; else -1. */
    private int above(int before, int now) {
        if (now < before || first == null || last == null) {
            return -1;
        }
        int at = first instanceof ConsoleRow.Printed printed ? view.indexOf(printed.message()) : 0;
        // A message can make several rows; the first of them may not be the one that was first.
        while (at < now
                && at + before <= now
                && sameMessage(at)
                && !view.row(at).equals(first)) {
            at++;
        }
        boolean there = at + before <= now
                && view.row(at).equals(first)
                && view.row(at + before - 1).equals(last);
        return there ? at : -1;
    }

    private boolean sameMessage(int at) {
        return first instanceof ConsoleRow.Printed was
                && view.row(at) instanceof ConsoleRow.Printed is
                && was.message() == is.message();
    }

    @Override
    public ConsoleRow get(int index) {
        // While a change is told, somebody may still ask by the count of before.
        return index < view.size() ? view.row(index) : NOTHING;
    }

    @Override
    public int size() {
        return size;
    }

    /** Rows that are no more; nobody needs to know what stood in them. */
    private static final class Gone extends AbstractList<ConsoleRow> {
        private final int count;

        Gone(int count) {
            this.count = count;
        }

        @Override
        public ConsoleRow get(int index) {
            return NOTHING;
        }

        @Override
        public int size() {
            return count;
        }
    }
}
