package dev.vmxscope.ui.bridge;

import dev.vmxscope.core.session.Command;

/** The way up: what the screen asks of the machine. */
public interface Commands {
    /** Has a command done after those that wait already; what comes of it arrives as a frame. */
    void submit(Command command);

    /** Stops the present run. */
    void pause();
}
