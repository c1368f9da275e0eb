package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.lesson.Condition;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A student's work in lessons: what is open, how far it is, and all that can be done there. It watches the machine, so
 * that a goal counts as soon as it is reached, by whatever way. JavaFX thread only.
 */
public final class LessonDesk {
    private final Desk desk;
    private final LessonBook book;
    private final ReadOnlyObjectWrapper<LessonState> state =
            new ReadOnlyObjectWrapper<>(this, "state", LessonState.FREE);
    private LessonChange.Sink sink;
    private Consumer<LessonProgress> keeper = progress -> {};
    private final ReadOnlyObjectWrapper<GalleryFilter> filter =
            new ReadOnlyObjectWrapper<>(this, "filter", GalleryFilter.ALL);
    private Texts conditions;
    /** The machine as it was when the present step began, for as long as that is known. */
    private @Nullable Machine begun;
    /** The number of the last change: what an older one still had to say is of no account. */
    private int changes;

    /**
     * Lessons over the machine of a desk; nothing is open.
     *
     * @param shelf what there is to choose from
     */
    public LessonDesk(Desk desk, LessonShelf shelf) {
        this.desk = desk;
        this.book = new LessonBook(shelf, desk.words().language());
        this.conditions = Texts.of(desk.words().language(), Condition.TEXTS);
        this.sink = change -> change.move().ifPresent(move -> desk.submit(move.command()));
        desk.views().addListener((property, old, view) -> {
            if (old.frame() != view.frame() && !view.frame().running()) {
                observe();
            }
        });
    }

    /** Who notes each change from now on, and has the machine do its part. */
    public void setSink(LessonChange.Sink taker) {
        sink = taker;
    }

    /** Who is told from now on how far the student got, whenever that changes. */
    public void setKeeper(Consumer<LessonProgress> taker) {
        keeper = taker;
    }

    /** Where the student is. */
    public ReadOnlyObjectProperty<LessonState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What there is to choose from, and how far each is. */
    public LessonHome home() {
        return LessonHome.of(book, state.get().problem());
    }

    /** Which cases the gallery shows. */
    public ReadOnlyObjectProperty<GalleryFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** Shows other cases in the gallery. */
    public void filter(GalleryFilter chosen) {
        filter.set(chosen);
    }

    /** The words for what goals ask for. */
    public Texts conditions() {
        return conditions;
    }

    /** Says everything in the desk's language from now on; what was done stays. */
    public void speak() {
        book.speak(desk.words().language());
        conditions = Texts.of(desk.words().language(), Condition.TEXTS);
        set(translated(state.get()));
    }

    /** Takes over what was remembered of an earlier run. */
    public void remember(LessonProgress progress) {
        book.note(progress);
    }

    /** How far the open lesson is; empty in free mode. */
    public Optional<LessonProgress> progress() {
        return state.get().attempt().map(LessonProgress::of);
    }

    /** Every lesson in which anything was done, as far as it still can be read. */
    public List<Attempt> attempts() {
        List<Attempt> all = new ArrayList<>();
        for (LessonProgress progress : book.progress()) {
            try {
                if (progress.begun()) {
                    all.add(book.attempt(progress.lesson()));
                }
            } catch (ScenarioFormatException e) {
                // A lesson out of a person's own file that is not open any more.
                continue;
            }
        }
        return all;
    }

    /** Opens a lesson or a case where it was left, and brings the machine there. */
    public void open(String id) {
        try {
            travel("lesson.undo.open", book.attempt(id));
        } catch (ScenarioFormatException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** Opens a lesson out of a person's own file. */
    public void open(Lesson own) {
        book.add(own);
        open(own.id());
    }

    /** Shows on the page with the lessons what is wrong with one that was to be opened. */
    public void fail(String problem) {
        set(new LessonState(Optional.empty(), false, false, state.get().revealed(), problem));
    }

    /** Goes on with a lesson whose machine is there already, out of a saved session. */
    public void resume(LessonProgress progress) {
        book.note(progress);
        try {
            Attempt attempt = book.attempt(progress.lesson());
            begun = null;
            set(LessonState.FREE.at(attempt.go(attempt.at(), machine())));
        } catch (ScenarioFormatException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** Leaves the lesson: the machine stays as it is, and is the student's own from now on. */
    public void close() {
        if (state.get().attempt().isPresent() || !state.get().problem().isEmpty()) {
            change("lesson.undo.close", LessonState.FREE, Optional.empty());
        }
    }

    /** The open lesson once more from its beginning, with nothing done. */
    public void restart() {
        attempt().ifPresent(now -> travel("lesson.undo.restart", Attempt.begin(now.lesson())));
    }

    /** Takes a choice at the present question. */
    public void answer(int choice) {
        attempt().ifPresent(now -> {
            Attempt answered = now.answered(choice);
            if (!answered.mark().equals(now.mark())) {
                stay("lesson.undo.answer", seen(answered));
            }
        });
    }

    /** Shows the right answer of the present question without choosing it. */
    public void reveal() {
        if (attempt().isPresent() && !state.get().shownAnswer()) {
            change("lesson.undo.reveal", state.get().revealing(), Optional.empty());
        }
    }

    /** Hides the right answer that was shown. */
    public void hide() {
        if (attempt().isPresent() && state.get().shownAnswer()) {
            change("lesson.undo.reveal", state.get().hiding(), Optional.empty());
        }
    }

    /** Shows one hint more. */
    public void hint() {
        attempt().ifPresent(now -> {
            Attempt hinted = now.hinted();
            if (!hinted.mark().equals(now.mark())) {
                stay("lesson.undo.hint", hinted);
            }
        });
    }

    /** Does what the step asks for. Where the machine is not as it was when the step began, it is brought there first. */
    public void doIt() {
        attempt().filter(now -> !now.step().deeds().isEmpty()).ifPresent(now -> {
            Command deeds = now.step().doIt();
            Command command =
                    untouched() ? deeds : new Command.All(List.of(now.lesson().wayTo(now.at()), deeds));
            move("lesson.undo.do", now.press(), command, now.at() + 1, () -> {
                Attempt done = seen(translated(now.press()));
                set(state.get().at(done).rested(!done.reached()));
            });
        });
    }

    /** Brings the machine to where the present step begins, and does what the step asks for. */
    public void doItAnew() {
        begun = null;
        doIt();
    }

    /** Goes to the next step; the machine is brought there unless the present goal is reached on it. */
    public void next() {
        attempt().filter(now -> !now.last()).ifPresent(now -> {
            boolean there =
                    now.step().deeds().isEmpty() || now.step().goal().met(now.observation(machine(), symbols()));
            if (there) {
                begun = machine();
                stay("lesson.undo.step", now.next(machine()));
            } else {
                go(now.at() + 1);
            }
        });
    }

    /** Goes to the step before, the machine too. */
    public void back() {
        attempt().filter(now -> !now.first()).ifPresent(now -> go(now.at() - 1));
    }

    /** Goes to the step before, and leaves the machine where it is: where that step ends. */
    public void retreat() {
        attempt().filter(now -> !now.first()).ifPresent(now -> {
            begun = null;
            stay("lesson.undo.step", now.go(now.at() - 1, machine()));
        });
    }

    /** Goes to a step of the open lesson, the machine too. */
    public void go(int step) {
        attempt().ifPresent(now -> travel("lesson.undo.step", now.go(step, machine())));
    }

    /** Opens the next case that is not solved, after the present one in the order of the gallery. */
    public void nextCase() {
        nextCaseId().ifPresent(this::open);
    }

    /** The case that {@link #nextCase} would open; empty if all others are solved, or no case is open. */
    public Optional<String> nextCaseId() {
        List<String> open = LessonHome.of(book, "").cases().stream()
                .filter(row -> row.state() != LessonHome.CaseState.SOLVED
                        || isOpen(row.card().id()))
                .map(row -> row.card().id())
                .toList();
        int at =
                open.indexOf(state.get().attempt().map(now -> now.lesson().id()).orElse(""));
        return at < 0 || open.size() < 2 ? Optional.empty() : Optional.of(open.get((at + 1) % open.size()));
    }

    /** Whether that lesson is a case. */
    public boolean isCase(String id) {
        return book.cases().stream().anyMatch(card -> card.id().equals(id));
    }

    private boolean isOpen(String id) {
        return state.get().attempt().filter(now -> now.lesson().id().equals(id)).isPresent();
    }

    /** The attempt, unless the machine is on its way. */
    private Optional<Attempt> attempt() {
        return state.get().arriving() ? Optional.empty() : state.get().attempt();
    }

    private Machine machine() {
        return desk.views().getValue().machine();
    }

    private SymbolCatalogue symbols() {
        return desk.views().getValue().frame().symbols();
    }

    @SuppressWarnings("ReferenceEquality") // the same machine, not one that happens to be like it
    private boolean untouched() {
        return begun == machine();
    }

    private Attempt seen(Attempt attempt) {
        return attempt.observe(machine(), symbols());
    }

    private void observe() {
        attempt().ifPresent(now -> {
            Attempt seen = seen(now);
            if (seen.past().size() != now.past().size() || !seen.marks().equals(now.marks())) {
                set(state.get().at(seen));
            }
        });
    }

    /** Brings the machine to where the present step of an attempt begins. */
    private void travel(String what, Attempt target) {
        Attempt there = new Attempt(target.lesson(), target.at(), Trail.empty(), false, target.marks());
        move(what, there, there.lesson().wayTo(there.at()), there.at(), () -> {
            begun = machine();
            Attempt now = translated(there);
            set(state.get().at(now.go(now.at(), begun)).rested(false));
        });
    }

    private void stay(String what, Attempt now) {
        change(what, state.get().at(now).rested(false), Optional.empty());
    }

    private void move(String what, Attempt now, Command command, int drivenAt, Runnable arrived) {
        int number = changes + 1;
        Runnable done = () -> {
            if (number == changes) {
                arrived.run();
            }
        };
        LessonChange.Move move = new LessonChange.Move(command, now.lesson().driverAt(drivenAt), done);
        change(what, state.get().moving(now), Optional.of(move));
    }

    private void change(String what, LessonState to, Optional<LessonChange.Move> move) {
        LessonState from = state.get();
        changes++;
        set(to);
        LessonState[] after = {to.rested(to.missed())};
        Optional<LessonChange.Move> noting =
                move.map(first -> new LessonChange.Move(first.command(), first.driver(), () -> {
                    first.done().run();
                    after[0] = state.get();
                }));
        sink.accept(new LessonChange(what, () -> put(from), () -> put(after[0]), noting));
    }

    private void put(LessonState back) {
        changes++;
        begun = null;
        set(translated(back));
    }

    private Attempt translated(Attempt attempt) {
        return book.translated(attempt);
    }

    private LessonState translated(LessonState any) {
        return any.attempt().map(now -> any.at(translated(now))).orElse(any);
    }

    private void set(LessonState now) {
        now.attempt().map(LessonProgress::of).ifPresent(progress -> {
            book.note(progress);
            keeper.accept(progress);
        });
        state.set(now);
    }
}
