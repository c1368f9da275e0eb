package dev.vmxscope.cli;

import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The text that a run is to go on to: a message that DebugView shows. */
final class Awaited implements Predicate<Event> {
    private final String text;
    private final Predicate<DebugLine> means;
    private boolean found;
    private @Nullable DebugLine ghost;

    /** Waits for a text, or for one of several, written as the console's filters are. */
    Awaited(String text) throws InputProblem {
        Filter filter = Filter.wildcards(text);
        Optional<Message> problem = filter.problem();
        if (filter.isBlank() || problem.isPresent()) {
            throw new InputProblem(Message.of("option.wait-for", text));
        }
        this.text = text;
        this.means = filter.lines();
    }

    @Override
    public boolean test(Event event) {
        if (event instanceof WindowsEvent.DebugPrint print && means.test(print.line())) {
            if (print.line().passes()) {
                found = true;
                return true;
            }
            ghost = ghost == null ? print.line() : ghost;
        }
        return false;
    }

    /** Whether it has come. */
    boolean found() {
        return found;
    }

    /** What to say about it. */
    Message said() {
        if (found) {
            return Message.of("console.wait.found", text);
        }
        return ghost == null
                ? Message.of("console.wait.never", text)
                : Message.of("console.wait.ghost", text, ghost.step());
    }
}
