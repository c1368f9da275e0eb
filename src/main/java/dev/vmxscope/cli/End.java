package dev.vmxscope.cli;

/**
 * The end of a run.
 *
 * @param steps how many were made
 * @param ending how it ended
 * @param exitStatus of the process
 * @param text the same in one sentence
 */
record End(long steps, Ending ending, int exitStatus, String text) {
    /** An end with the exit status that its kind has. */
    End(long steps, Ending ending, String text) {
        this(steps, ending, ending.exitStatus(), text);
    }
}
