package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.console.LoadedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What a person chose and did in the console over the debug messages. It is no part of the machine; all of it can be
 * taken back, and the choices are kept from one run of the program to the next.
 */
public final class ConsoleDesk {
    /** The most filter sets that are kept. */
    public static final int MOST_SETS = 50;

    private final UndoStack edits;
    private final ReadOnlyObjectWrapper<ConsoleSettings> settings =
            new ReadOnlyObjectWrapper<>(this, "settings", ConsoleSettings.DEFAULT);
    private final ReadOnlyObjectWrapper<ConsoleNotes> notes =
            new ReadOnlyObjectWrapper<>(this, "notes", ConsoleNotes.EMPTY);
    private final ReadOnlyObjectWrapper<List<FilterSet>> sets = new ReadOnlyObjectWrapper<>(this, "sets", List.of());
    private final ReadOnlyObjectWrapper<Optional<Loaded>> loaded =
            new ReadOnlyObjectWrapper<>(this, "loaded", Optional.empty());
    private Consumer<Kept> keeper = kept -> {};
    private ConsoleSettings committed = ConsoleSettings.DEFAULT;
    private Optional<ConsoleFiles> files = Optional.empty();

    /**
     * What is kept from one run of the program to the next.
     *
     * @param settings how the console shows the messages
     * @param sets filter sets under names, in the order of saving
     */
    public record Kept(ConsoleSettings settings, List<FilterSet> sets) {
        /** Keeps its own copy of the list. */
        public Kept {
            sets = List.copyOf(sets);
        }
    }

    /**
     * A saved log that is shown instead of the machine's.
     *
     * @param name of its file
     */
    public record Loaded(String name, LoadedLog log) {}

    ConsoleDesk(UndoStack edits) {
        this.edits = edits;
    }

    /** Puts what was kept in place, and from now on tells what is to be kept. */
    public void keep(Kept kept, Consumer<Kept> consumer) {
        settings.set(kept.settings());
        committed = kept.settings();
        sets.set(kept.sets());
        keeper = consumer;
    }

    /** The saved log that is shown instead of the machine's, if one is. */
    public ReadOnlyObjectProperty<Optional<Loaded>> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Shows a saved log instead of the machine's. */
    public void show(Loaded log) {
        exchange(Optional.of(log));
    }

    /** Shows the machine's log again. */
    public void showLive() {
        exchange(Optional.empty());
    }

    private void exchange(Optional<Loaded> now) {
        Optional<Loaded> was = loaded.get();
        if (!was.equals(now)) {
            loaded.set(now);
            edits.add(new Edit("undo.log", () -> loaded.set(was), () -> loaded.set(now)));
        }
    }

    /** Who reads and writes files, if anybody does. */
    public Optional<ConsoleFiles> files() {
        return files;
    }

    /** Lets the console read and write files. */
    public void setFiles(ConsoleFiles access) {
        files = Optional.of(access);
    }

    /** How the console shows the messages. */
    public ReadOnlyObjectProperty<ConsoleSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** How the console shows the messages now. */
    public ConsoleSettings settings() {
        return settings.get();
    }

    /** What was cleared, and the comments. */
    public ReadOnlyObjectProperty<ConsoleNotes> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** Filter sets under names. */
    public ReadOnlyObjectProperty<List<FilterSet>> setsProperty() {
        return sets.getReadOnlyProperty();
    }

    /** Shows the messages in another way while a person still types; {@link #commit} makes it something to take back. */
    public void preview(ConsoleSettings other) {
        settings.set(other);
    }

    /** Shows the messages in another way. */
    public void change(ConsoleSettings other) {
        settings.set(other);
        commit();
    }

    /** What is shown now is what the person wants. */
    public void commit() {
        ConsoleSettings was = committed;
        ConsoleSettings now = settings.get();
        if (!was.equals(now)) {
            committed = now;
            edits.add(new Edit("undo.console", () -> put(was), () -> put(now)));
            tell();
        }
    }

    private void put(ConsoleSettings other) {
        committed = other;
        settings.set(other);
        tell();
    }

    private void tell() {
        keeper.accept(new Kept(committed, sets.get()));
    }

    /** Takes that many messages, from the first on, off the screen; 0 shows all of them again. */
    public void clear(int messages) {
        note("undo.clear", notes.get().withCleared(messages));
    }

    /** Writes a comment between the messages. */
    public void comment(Comment comment) {
        if (!comment.text().isEmpty()) {
            note("undo.comment", notes.get().with(comment));
        }
    }

    /** Takes a comment away, given by its place among the comments. */
    public void uncomment(int index) {
        note("undo.uncomment", notes.get().without(index));
    }

    private void note(String what, ConsoleNotes now) {
        ConsoleNotes was = notes.get();
        if (!was.equals(now)) {
            notes.set(now);
            edits.add(new Edit(what, () -> notes.set(was), () -> notes.set(now)));
        }
    }

    /** Puts comments and what was cleared in place, as somebody else's undo or a session file has them. */
    public void restore(ConsoleNotes other) {
        notes.set(other);
    }

    /** There are only so many messages now. Before the moment at which the console was cleared, they were not there. */
    void shrink(int messages) {
        if (messages < notes.get().cleared()) {
            notes.set(notes.get().withCleared(0));
        }
    }

    /** Keeps the present filters and rules under a name, in the place of what had that name. */
    public void saveSet(String name) {
        FilterSet present = settings.get().filters().withName(name.strip());
        List<FilterSet> more = new ArrayList<>(sets.get());
        more.removeIf(set -> set.name().equals(present.name()));
        more.add(present);
        sets(more.subList(Math.max(0, more.size() - MOST_SETS), more.size()));
    }

    /** Forgets the filter set of that name. */
    public void dropSet(String name) {
        sets(sets.get().stream().filter(set -> !set.name().equals(name)).toList());
    }

    private void sets(List<FilterSet> now) {
        List<FilterSet> was = sets.get();
        List<FilterSet> copy = List.copyOf(now);
        if (!was.equals(copy)) {
            putSets(copy);
            edits.add(new Edit("undo.filter.set", () -> putSets(was), () -> putSets(copy)));
        }
    }

    private void putSets(List<FilterSet> now) {
        sets.set(now);
        tell();
    }
}
