package dev.vmxscope.core.console;

/**
 * What became of all messages: nothing disappears without being counted. Rows that a filter has not looked at yet are
 * in none of the counts but {@code pending}.
 *
 * @param messages how many were printed
 * @param ghosts of these, how many did not reach DebugView
 * @param cleared how many were taken off the screen, by hand or by the program's marker
 * @param hidden rows that the filters hide
 * @param hiddenGhosts rows that are not shown because ghosts are not shown
 * @param beyondDepth rows that the history depth leaves out
 * @param held messages that wait for the end of their line
 * @param undecided rows that are shown because a pattern took too long on them
 * @param pending messages and rows that were not looked at yet
 */
public record ConsoleCounts(
        int messages,
        int ghosts,
        int cleared,
        int hidden,
        int hiddenGhosts,
        int beyondDepth,
        int held,
        int undecided,
        int pending) {}
