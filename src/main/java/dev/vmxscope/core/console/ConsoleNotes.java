package dev.vmxscope.core.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a person did to the console itself: it is no part of the machine, and is taken back by putting the notes of
 * before in place.
 *
 * @param cleared how many messages were taken off the screen by hand
 * @param clearedComments how many comments, the first ones, went with them
 * @param comments in the order of the messages
 */
public record ConsoleNotes(int cleared, int clearedComments, List<Comment> comments) {
    /** The most comments. */
    public static final int MOST_COMMENTS = 10_000;

    /** Nothing was done. */
    public static final ConsoleNotes EMPTY = new ConsoleNotes(0, 0, List.of());

    /** Keeps the comments in order. */
    public ConsoleNotes {
        comments = comments.stream()
                .sorted(Comparator.comparingInt(Comment::after))
                .limit(MOST_COMMENTS)
                .toList();
        if (cleared < 0 || clearedComments < 0 || clearedComments > comments.size()) {
            throw new IllegalArgumentException("cleared: " + cleared + ", " + clearedComments);
        }
    }

    /** The same after the screen was cleared when there were so many messages; 0 shows everything again. */
    public ConsoleNotes withCleared(int messages) {
        int gone = messages == 0
                ? 0
                : (int) comments.stream()
                        .filter(comment -> comment.after() <= messages)
                        .count();
        return new ConsoleNotes(messages, gone, comments);
    }

    /** The same with a comment more, after those that stand at its place. */
    public ConsoleNotes with(Comment comment) {
        List<Comment> more = new ArrayList<>(comments);
        more.add(comment);
        int gone = comment.after() < cleared ? clearedComments + 1 : clearedComments;
        return new ConsoleNotes(cleared, Math.min(gone, MOST_COMMENTS), more);
    }

    /** The same without a comment, given by its place in the list. */
    public ConsoleNotes without(int comment) {
        List<Comment> fewer = new ArrayList<>(comments);
        fewer.remove(comment);
        return new ConsoleNotes(cleared, comment < clearedComments ? clearedComments - 1 : clearedComments, fewer);
    }
}
