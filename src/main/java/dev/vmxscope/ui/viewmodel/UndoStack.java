package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.session.Bench;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a person did, to the machine and to the window alike, in the order in which it was asked for. A
 * command to the machine takes its place when it is asked for, and leaves it again if it turns out to have done
 * nothing. What is asked for while such a command is under way waits until it is done. JavaFX thread only.
 */
public final class UndoStack {
    /** Never more commands than the machine's own memory of them holds, or a step back would find nothing there. */
    private static final int MOST = Bench.MOST_UNDONE - 100;

    private final Runnable hurry;
    private final Deque<Entry> done = new ArrayDeque<>();
    private final Deque<Entry> undone = new ArrayDeque<>();
    private final Deque<Boolean> wanted = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State("", ""));
    private int underWay;
    private boolean applying;

    /**
     * What can be taken back and done again.
     *
     * @param undo the key of the name of what would be taken back; empty if nothing can
     * @param redo the key of the name of what would be done again; empty if nothing can
     */
    public record State(String undo, String redo) {}

    /** An edit in the stack, or on its way into it. */
    public final class Entry {
        private final Edit edit;
        /** What could be done again before; it still can if this does nothing. */
        private @Nullable Deque<Entry> before;

        private Entry(Edit edit) {
            this.edit = edit;
        }

        /**
         * The command is done.
         *
         * @param kept whether it did anything
         */
        public void settle(boolean kept) {
            underWay--;
            if (!kept) {
                boolean newest = done.peek() == this;
                done.remove(this);
                if (newest && undone.isEmpty() && before != null) {
                    undone.addAll(before);
                }
            }
            before = null;
            work();
            tell();
        }
    }

    /**
     * An empty stack.
     *
     * @param hurry is called when something shall be taken back while a command is under way
     */
    public UndoStack(Runnable hurry) {
        this.hurry = hurry;
    }

    /** What can be taken back and done again. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Notes what was done just now; what an undo itself does is not noted. */
    public void add(Edit edit) {
        if (!applying) {
            push(new Entry(edit));
            tell();
        }
    }

    /** Notes what is asked for just now and done later; its entry is to be settled then. */
    public Entry begin(Edit edit) {
        Entry entry = new Entry(edit);
        entry.before = new ArrayDeque<>(undone);
        underWay++;
        push(entry);
        tell();
        return entry;
    }

    private void push(Entry entry) {
        done.push(entry);
        undone.clear();
        if (done.size() > MOST) {
            done.removeLast();
        }
    }

    /** Notes every change of a value from now on. */
    public <T> void track(ObservableValue<T> value, Consumer<T> set, String what) {
        track(value, set, what, (old, now) -> true);
    }

    /**
     * Notes some changes of a value from now on.
     *
     * @param matters whether the change from the first value to the second is one
     */
    public <T> void track(ObservableValue<T> value, Consumer<T> set, String what, BiPredicate<T, T> matters) {
        value.addListener((property, old, now) -> {
            if (matters.test(old, now)) {
                add(new Edit(what, () -> set.accept(old), () -> set.accept(now)));
            }
        });
    }

    /** Takes back what was done last. */
    public void undo() {
        ask(true);
    }

    /** Does once more what was taken back last. */
    public void redo() {
        ask(false);
    }

    private void ask(boolean back) {
        wanted.add(back);
        if (underWay > 0) {
            hurry.run();
        }
        work();
        tell();
    }

    private void work() {
        while (underWay == 0 && !wanted.isEmpty()) {
            boolean back = wanted.remove();
            Deque<Entry> from = back ? done : undone;
            if (!from.isEmpty()) {
                Entry entry = from.pop();
                apply(back ? entry.edit.undo() : entry.edit.redo());
                (back ? undone : done).push(entry);
            }
        }
    }

    private void apply(Runnable change) {
        applying = true;
        try {
            change.run();
        } finally {
            applying = false;
        }
    }

    private void tell() {
        state.set(new State(name(done), name(undone)));
    }

    private static String name(Deque<Entry> entries) {
        return entries.isEmpty() ? "" : entries.element().edit.what();
    }
}
