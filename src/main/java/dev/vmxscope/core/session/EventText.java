package dev.vmxscope.core.session;

import dev.vmxscope.core.text.Printable;
import java.util.List;

/**
 * An event in words.
 *
 * @param kind what kind of event
 * @param text one line, without control characters
 * @param details further lines, for what one line cannot hold: unmet requirements, parameters
 */
public record EventText(EventKind kind, String text, List<String> details) {
    /** Keeps the list unmodifiable. */
    public EventText {
        details = List.copyOf(details);
    }

    /** An event that one line tells. */
    static EventText of(EventKind kind, String text) {
        return new EventText(kind, text, List.of());
    }

    /**
     * What a guest printed, fit for one line of a screen: a line end at the end is dropped, other control characters
     * and what cannot be seen are written as escapes.
     */
    public static String printable(String printed) {
        String line = printed.endsWith("\n") ? printed.substring(0, printed.length() - 1) : printed;
        line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return Printable.text(line);
    }
}
