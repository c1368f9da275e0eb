package dev.vmxscope.cli;

/**
 * The end of a run.
 *
 * @param steps how many were made
 * @param ending how it ended
 * @param text the same in one sentence
 */
record End(long steps, Ending ending, String text) {}
