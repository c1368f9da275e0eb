package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.console.ConsoleView;

/** How the console gets at files: a person chooses each. */
public interface ConsoleFiles {
    /** Writes the rows that are shown into a file; its name says in which form. */
    void export(ConsoleView rows);

    /** Begins to write a log file, or ends that. */
    void log();

    /** Shows a log that was saved. */
    void load();
}
