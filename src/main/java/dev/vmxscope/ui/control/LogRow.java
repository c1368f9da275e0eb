package dev.vmxscope.ui.control;

/**
 * One line of a log.
 *
 * @param number as the log counts, usually from 1
 * @param cpu which logical processor, as it shall show
 * @param text what was logged
 */
public record LogRow(long number, String cpu, String text) {}
