package dev.vmxscope.ui.control;

import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * An observable face of an immutable list that may be computed on demand: nothing is copied, so that a million rows
 * cost nothing. Another list that goes on where the last one ended is told as rows added.
 *
 * @param <E> rows with a useful equals
 */
final class ComputedList<E> extends ObservableListBase<E> {
    private List<? extends E> rows = List.of();

    void setRows(List<? extends E> next) {
        List<? extends E> last = rows;
        boolean grown = next.size() >= last.size() && sameAt(last, next, 0) && sameAt(last, next, last.size() - 1);
        beginChange();
        rows = next;
        if (!grown) {
            nextReplace(0, next.size(), last);
        } else if (next.size() > last.size()) {
            nextAdd(last.size(), next.size());
        }
        endChange();
    }

    /** Replaces the rows that differ: those that stay cost no drawing. */
    void replaceRows(List<? extends E> next) {
        List<? extends E> last = rows;
        beginChange();
        rows = next;
        if (next.size() != last.size()) {
            nextReplace(0, next.size(), last);
        } else {
            for (int at = 0; at < next.size(); at++) {
                if (!next.get(at).equals(last.get(at))) {
                    nextSet(at, last.get(at));
                }
            }
        }
        endChange();
    }

    private static boolean sameAt(List<?> a, List<?> b, int index) {
        return index < 0 || a.isEmpty() || a.get(index).equals(b.get(index));
    }

    @Override
    public E get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }
}
