package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import java.util.List;

/** How Windows stands. */
public sealed interface Status {

    /** An action is being done. */
    record Running() implements Status {}

    /** Nothing is being done; the next action of the agenda may begin. */
    record Idle() implements Status {}

    /**
     * Windows stopped itself for ever.
     *
     * @param code of the bug check, 32 bits
     * @param name of the code, {@code SYSTEM_SERVICE_EXCEPTION}
     * @param parameters four, 64 bits each
     * @param text what happened, in one sentence
     */
    record Bugcheck(int code, String name, List<Long> parameters, Message text) implements Status {
        /** Keeps the list unmodifiable. */
        public Bugcheck {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * The action can never end.
     *
     * @param reason who waits for what
     */
    record Stuck(Message reason) implements Status {}
}
