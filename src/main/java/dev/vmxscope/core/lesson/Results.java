package dev.vmxscope.core.lesson;

import dev.vmxscope.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What came of attempts, as a table for a spreadsheet: comma-separated values after RFC 4180, one line for each step,
 * lines ended by CR LF.
 */
public final class Results {
    private static final List<String> COLUMNS =
            List.of("lesson", "step", "title", "question", "answers", "right-at-first-try", "hints-used", "goal");

    private Results() {}

    /**
     * The table of some attempts, with a head line.
     *
     * @param texts of the file {@link Condition#TEXTS}
     */
    public static String csv(List<Attempt> attempts, Texts texts) {
        StringBuilder table = new StringBuilder();
        line(table, head(texts));
        for (Attempt attempt : attempts) {
            for (LessonStep step : attempt.lesson().steps()) {
                line(table, values(attempt, step, texts));
            }
        }
        return table.toString();
    }

    /** The titles of the columns. */
    public static List<String> head(Texts texts) {
        return COLUMNS.stream().map(column -> texts.get("csv." + column)).toList();
    }

    /** One row for each step of an attempt. */
    public static List<List<String>> rows(Attempt attempt, Texts texts) {
        return attempt.lesson().steps().stream()
                .map(step -> values(attempt, step, texts))
                .toList();
    }

    private static List<String> values(Attempt attempt, LessonStep step, Texts texts) {
        Mark mark = attempt.mark(step);
        List<String> values = new ArrayList<>(List.of(attempt.lesson().id(), step.id(), step.title()));
        if (step.question().isPresent()) {
            Question question = step.question().get();
            values.add(question.ask());
            values.add(mark.answers().stream()
                    .map(answer -> question.choices().get(answer).text())
                    .collect(Collectors.joining("; ")));
            values.add(firstTry(mark, question, texts));
        } else {
            values.addAll(List.of("", "", ""));
        }
        values.add(Integer.toString(mark.hints()));
        values.add(texts.get(
                "csv.goal." + mark.reached().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return values;
    }

    private static String firstTry(Mark mark, Question question, Texts texts) {
        if (mark.answers().isEmpty()) {
            return "";
        }
        return texts.get(mark.answers().get(0) == question.right() ? "csv.yes" : "csv.no");
    }

    private static void line(StringBuilder table, List<String> values) {
        table.append(values.stream().map(Results::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /**
     * A field in quotes where its characters ask for that. What begins as a formula does in a spreadsheet gets an
     * apostrophe in front: a lesson may come from anywhere.
     */
    private static String field(String value) {
        String plain = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return plain.matches("(?s).*[\",\\r\\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
