package dev.vmxscope.core.console;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.DebugLine;

/**
 * A log that was read from a file, to be shown but not to be run. What the file does not say is {@link #UNKNOWN} in its
 * lines; the address of the caller is 0 then.
 *
 * @param lines what was printed
 * @param notes the comments in it
 * @param clock whether the file tells the time; if not, {@link DebugLine#time} counts from the first line of the log
 */
public record LoadedLog(Trail<DebugLine> lines, ConsoleNotes notes, boolean clock) {
    /** A number that the file does not tell. */
    public static final int UNKNOWN = -1;
}
