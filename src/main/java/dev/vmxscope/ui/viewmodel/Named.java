package dev.vmxscope.ui.viewmodel;

/**
 * A named value, now and before the last step.
 *
 * @param name of a register or variable
 * @param value as it shall show
 * @param before the same if nothing changed
 * @param meaning what there is to say about it, or empty
 */
public record Named(String name, String value, String before, String meaning) {}
