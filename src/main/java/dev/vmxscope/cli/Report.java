package dev.vmxscope.cli;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.session.CodeNames;
import java.util.List;

/** Where a run is told. */
interface Report {
    /** Tells an event; the names are those at its time. */
    void tell(Entry entry, CodeNames names);

    /** Tells what a command of a debugger answers. */
    default void debugger(String command, List<String> lines) {}

    /** Tells the end. */
    void end(End end);
}
