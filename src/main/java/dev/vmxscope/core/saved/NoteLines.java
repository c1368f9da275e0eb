package dev.vmxscope.core.saved;

import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person did to the console, as a session has it: {@code comment 12 here it fails}, {@code cleared 12 1}. */
final class NoteLines {
    static final String KEY = "console";
    private static final List<String> PATH = List.of(KEY);
    private static final Pattern LINE = Pattern.compile("(comment|cleared) (\\d{1,9}) (.*)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,5}");

    private NoteLines() {}

    static List<String> write(ConsoleNotes notes) {
        List<String> lines = new ArrayList<>();
        for (Comment comment : notes.comments()) {
            lines.add("comment " + comment.after() + " " + comment.text());
        }
        if (notes.cleared() > 0) {
            lines.add("cleared " + notes.cleared() + " " + notes.clearedComments());
        }
        return lines;
    }

    static ConsoleNotes read(TomlDocument document, List<Object> lines) throws ScenarioFormatException {
        if (lines.size() > ConsoleNotes.MOST_COMMENTS + 1) {
            throw document.error(PATH, Message.of("console.saved.many", ConsoleNotes.MOST_COMMENTS));
        }
        List<Comment> comments = new ArrayList<>();
        int cleared = 0;
        int gone = 0;
        for (int at = 0; at < lines.size(); at++) {
            Matcher line = LINE.matcher(lines.get(at) instanceof String text ? text : "");
            if (!line.matches()) {
                throw document.error(PATH, at, Message.of("console.saved.note"));
            }
            int number = Integer.parseInt(line.group(2));
            if (line.group(1).equals("comment")) {
                comments.add(new Comment(number, line.group(3)));
            } else if (COUNT.matcher(line.group(3)).matches()) {
                cleared = number;
                gone = Integer.parseInt(line.group(3));
            } else {
                throw document.error(PATH, at, Message.of("console.saved.note"));
            }
        }
        return new ConsoleNotes(cleared, Math.min(gone, comments.size()), comments);
    }
}
