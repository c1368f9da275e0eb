package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.Mark;
import dev.vmxscope.core.lesson.Reached;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody got in a lesson, without the lesson itself: what is kept from one run to the next, and in files.
 *
 * @param lesson its id
 * @param step the id of the present step
 * @param solved whether every goal is reached and every question answered right
 * @param marks by the ids of the steps
 */
public record LessonProgress(String lesson, String step, boolean solved, SortedMap<String, Mark> marks) {
    private static final int LONGEST = 1 << 14;
    private static final int MOST = 999;
    private static final String HEAD = "lesson";
    private static final String STEP = "step-";
    private static final String ID = "[a-z0-9][a-z0-9-]{0,99}";
    private static final Pattern LESSON = Pattern.compile("(" + ID + ") (" + ID + ") (solved|open)");
    private static final Pattern MARK = Pattern.compile("(no|by_hand|by_button) (\\d{1,3}) (-|\\d(?:,\\d){0,98})");

    /** Keeps an unmodifiable copy of the map. */
    public LessonProgress {
        marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }

    /** How far an attempt got. */
    public static LessonProgress of(Attempt attempt) {
        return new LessonProgress(attempt.lesson().id(), attempt.step().id(), attempt.solved(), attempt.marks());
    }

    /** Whether anything was done. */
    public boolean begun() {
        return !marks.isEmpty();
    }

    /** How many goals are reached. */
    public int reached() {
        return (int) marks.values().stream()
                .filter(mark -> mark.reached() != Reached.NO)
                .count();
    }

    /** The index of the present step; the first if the lesson has it no more. */
    public int at(Lesson of) {
        for (int at = 0; at < of.steps().size(); at++) {
            if (of.steps().get(at).id().equals(step)) {
                return at;
            }
        }
        return 0;
    }

    /** As notes: one for the lesson, and one for each step where anything was done. */
    public SortedMap<String, String> notes() {
        SortedMap<String, String> notes = new TreeMap<>();
        notes.put(HEAD, lesson + " " + step + " " + (solved ? "solved" : "open"));
        marks.forEach((id, mark) -> {
            String answers = mark.answers().stream().map(String::valueOf).collect(Collectors.joining(","));
            String reached = mark.reached().name().toLowerCase(Locale.ROOT);
            notes.put(
                    STEP + id,
                    reached + " " + Math.min(mark.hints(), MOST) + " " + (answers.isEmpty() ? "-" : answers));
        });
        return notes;
    }

    /** Out of such notes; empty if they are anything else. */
    public static Optional<LessonProgress> of(Map<String, String> notes) {
        Matcher head = LESSON.matcher(notes.getOrDefault(HEAD, ""));
        if (!head.matches() || notes.size() > MOST) {
            return Optional.empty();
        }
        SortedMap<String, Mark> marks = new TreeMap<>();
        for (Map.Entry<String, String> note : notes.entrySet()) {
            if (note.getKey().equals(HEAD)) {
                continue;
            }
            Matcher found = MARK.matcher(note.getValue());
            if (!note.getKey().startsWith(STEP) || !found.matches()) {
                return Optional.empty();
            }
            marks.put(note.getKey().substring(STEP.length()), mark(found));
        }
        return Optional.of(
                new LessonProgress(head.group(1), head.group(2), head.group(3).equals("solved"), marks));
    }

    /** The notes as one text, a line for each. */
    public String write() {
        return notes().entrySet().stream()
                .map(note -> note.getKey() + "=" + note.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Out of such a text; empty if it is anything else. */
    public static Optional<LessonProgress> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        SortedMap<String, String> notes = new TreeMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                return Optional.empty();
            }
            notes.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return of(notes);
    }

    private static Mark mark(Matcher line) {
        List<Integer> answers = new ArrayList<>();
        if (!line.group(3).equals("-")) {
            for (String answer : line.group(3).split(",", -1)) {
                answers.add(Integer.parseInt(answer));
            }
        }
        return new Mark(
                Reached.valueOf(line.group(1).toUpperCase(Locale.ROOT)), answers, Integer.parseInt(line.group(2)));
    }
}
