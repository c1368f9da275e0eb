package dev.vmxscope.core.event;

/**
 * A line of the machine's journal.
 *
 * @param step the number of the step that it happened in, from 1 upwards
 * @param cpu the number of the logical processor
 * @param event what happened
 */
public record Entry(long step, int cpu, Event event) {}
