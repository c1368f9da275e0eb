package dev.vmxscope.ui.viewmodel;

import java.util.List;
import java.util.Optional;

/**
 * What there is to choose from, and how far the student got.
 *
 * @param lessons the lessons
 * @param cases the cases, those of a group together
 * @param problem what is wrong with a lesson that was to be opened, empty if nothing is
 */
public record LessonHome(List<LessonRow> lessons, List<CaseRow> cases, String problem) {
    /** Keeps its own copies of the lists. */
    public LessonHome {
        lessons = List.copyOf(lessons);
        cases = List.copyOf(cases);
    }

    /** How far a case is. */
    public enum CaseState {
        /** Not opened yet, or nothing done. */
        NEW,
        /** Begun. */
        TRIED,
        /** Solved. */
        SOLVED
    }

    /**
     * A lesson.
     *
     * @param progress empty if nothing was done
     */
    public record LessonRow(LessonShelf.LessonCard card, Optional<LessonProgress> progress) {}

    /** A case. */
    public record CaseRow(LessonShelf.CaseCard card, CaseState state) {}

    static LessonHome of(LessonBook book, String problem) {
        return new LessonHome(
                book.lessons().stream()
                        .map(card -> new LessonRow(card, book.progress(card.id())))
                        .toList(),
                book.cases().stream()
                        .map(card -> new CaseRow(card, state(book.progress(card.id()))))
                        .toList(),
                problem);
    }

    private static CaseState state(Optional<LessonProgress> progress) {
        if (progress.isEmpty()) {
            return CaseState.NEW;
        }
        return progress.get().solved() ? CaseState.SOLVED : CaseState.TRIED;
    }

    /** How many cases are in that state. */
    public int count(CaseState state) {
        return (int) cases.stream().filter(row -> row.state() == state).count();
    }
}
