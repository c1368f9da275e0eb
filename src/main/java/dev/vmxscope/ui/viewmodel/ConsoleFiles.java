package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.console.LogLimit;
import java.util.Optional;

/** How the console gets at files: a person chooses each. */
public interface ConsoleFiles {
    /** Writes the rows that are shown into a file; its name says in which form. */
    void export();

    /** Begins to write a log file of what is printed from now on. */
    void log(LogLimit limit);

    /** Ends the log file. */
    void stopLog();

    /** The name of the log file that is written, if one is. */
    Optional<String> logging();

    /** Shows a log that was saved. */
    void load();
}
